package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the catalogue's files as they come with the engine: one card a line that begins with its id and, if it has any, its
 * aliases. Thousands of cards are there, and an application needs a few: ids and aliases are read at once, a card when it is
 * asked for. Immutable once read, and thread-safe.
 */
final class CardLines {

    private static final byte[] BEGINNING = "{\"id\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ALIASES = "\",\"aliases\":".getBytes(StandardCharsets.UTF_8);

    private final String file;
    private final byte[] text;
    private final Map<String, Supplier<ModelCard>> cards = new LinkedHashMap<>(8192);
    private final Map<String, String> aliases = new HashMap<>();

    private CardLines(String file, byte[] text) {
        this.file = file;
        this.text = text;
    }

    /** The lines of a file. */
    static CardLines read(String file, InputStream in) {
        try {
            CardLines lines = new CardLines(file, in.readAllBytes());
            lines.read();
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The cards by their ids, in the order of the file. */
    Map<String, Supplier<ModelCard>> cards() {
        return Collections.unmodifiableMap(cards);
    }

    /** What stands for a card without being its id. */
    Map<String, String> aliases() {
        return Collections.unmodifiableMap(aliases);
    }

    private void read() throws IOException {
        int from = 0;
        while (from < text.length) {
            int end = indexOf('\n', from);
            if (isAt(from, BEGINNING)) {
                int first = from;
                int idEnd = indexOf('"', from + BEGINNING.length);
                String id = new String(
                        text, from + BEGINNING.length, idEnd - from - BEGINNING.length, StandardCharsets.UTF_8);
                cards.put(id, new Once(() -> card(id, first, end)));
                if (isAt(idEnd, ALIASES)) {
                    readAliases(id, idEnd + ALIASES.length);
                }
            }
            from = end + 1;
        }
    }

    private void readAliases(String id, int from) throws IOException {
        for (JsonNode alias : Json.mapper().readTree(text, from, indexOf(']', from) + 1 - from)) {
            aliases.put(alias.asText(), id);
        }
    }

    private boolean isAt(int from, byte[] wanted) {
        return from + wanted.length <= text.length
                && Arrays.equals(text, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private int indexOf(char wanted, int from) {
        int at = from;
        while (at < text.length && text[at] != wanted) {
            at++;
        }
        return at;
    }

    private ModelCard card(String id, int from, int end) {
        int length = text[end - 1] == ',' ? end - 1 - from : end - from;
        try {
            Entry entry = new Entry(file + ", " + id, Json.mapper().readTree(text, from, length));
            return CardReader.card(
                    entry, other -> Optional.ofNullable(cards.get(other)).map(Supplier::get));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the card of " + id + " is damaged", e);
        }
    }
}
