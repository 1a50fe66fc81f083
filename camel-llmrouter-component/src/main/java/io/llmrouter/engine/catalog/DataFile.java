package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data file: one JSON object whose keys name sections, each a list of entries. Entries are taken one by one, so
 * that an error names the line an entry starts on and its id; what nobody asked for is an error.
 */
final class DataFile {

    private final String name;
    private final Map<String, Consumer<Entry>> sections;

    /** A file with these sections, each entry of which goes to its consumer, in the order of the file. */
    DataFile(String name, Map<String, Consumer<Entry>> sections) {
        this.name = name;
        this.sections = sections;
    }

    /**
     * Reads it all.
     *
     * @throws IllegalArgumentException naming file, line and what is wrong
     */
    void read(InputStream in) {
        try (JsonParser parser = Json.mapper().getFactory().createParser(in)) {
            parser.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readSection(parser, parser.currentName());
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(
                        place(parser.currentTokenLocation()) + ": there is more behind the end of the list");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private void readSection(JsonParser parser, String section) throws IOException {
        Consumer<Entry> consumer = sections.get(section);
        if (consumer == null) {
            throw new IllegalArgumentException(place(parser.currentLocation()) + ": unknown key '" + section + "'; "
                    + Nearest.hint(section, sections.keySet()));
        }
        expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
            String place = place(parser.currentTokenLocation());
            JsonNode node = Json.mapper().readTree(parser);
            String id = node.path("id").textValue();
            take(new Entry(id == null ? place : place + ", " + id, node), consumer);
        }
    }

    private static void take(Entry entry, Consumer<Entry> consumer) {
        try {
            consumer.accept(entry);
            entry.requireAllRead();
        } catch (IllegalArgumentException e) {
            throw entry.placed(e);
        }
    }

    private void expect(JsonParser parser, @Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new IllegalArgumentException(place(parser.currentTokenLocation()) + ": expected "
                    + (wanted == JsonToken.START_ARRAY ? "a list" : "an object"));
        }
    }

    private String place(@Nullable JsonLocation location) {
        return location == null ? name : name + ", line " + location.getLineNr();
    }
}
