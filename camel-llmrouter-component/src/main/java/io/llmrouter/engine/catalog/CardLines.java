package io.llmrouter.engine.catalog;

import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads the generated part of the catalogue: the form of {@code models.json} with one card a line that begins with its
 * id. Thousands of cards are there, and an application needs a few: the ids are read at once, a card when it is asked for.
 */
final class CardLines {

    private static final byte[] BEGINNING = "{\"id\":\"".getBytes(StandardCharsets.UTF_8);

    private final String file;
    private final byte[] text;

    private CardLines(String file, byte[] text) {
        this.file = file;
        this.text = text;
    }

    /** The cards by their ids, in the order of the file. */
    static Map<String, Supplier<ModelCard>> read(String file, InputStream in) {
        try {
            return new CardLines(file, in.readAllBytes()).cards();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Map<String, Supplier<ModelCard>> cards() {
        Map<String, Supplier<ModelCard>> cards = new LinkedHashMap<>(8192);
        int from = 0;
        while (from < text.length) {
            int end = indexOf('\n', from);
            if (isCard(from)) {
                int first = from;
                int idEnd = indexOf('"', from + BEGINNING.length);
                String id = new String(
                        text, from + BEGINNING.length, idEnd - from - BEGINNING.length, StandardCharsets.UTF_8);
                cards.put(id, new Once(() -> card(id, first, end)));
            }
            from = end + 1;
        }
        return cards;
    }

    private boolean isCard(int from) {
        for (int i = 0; i < BEGINNING.length; i++) {
            if (from + i >= text.length || text[from + i] != BEGINNING[i]) {
                return false;
            }
        }
        return true;
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
            return CardReader.card(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the card of " + id + " is damaged", e);
        }
    }
}
