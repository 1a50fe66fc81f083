package io.llmrouter.examples.quickstart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads JSON, piece by piece, whatever its size. */
final class JsonFile implements DocumentReader {

    private static final int KEYS_SHOWN = 50;

    private final JsonFactory factory = new JsonFactory();

    @Override
    public Map<String, Object> read(Path file, TextMeter text) throws IOException {
        TextFile source = TextFile.of(file);
        try (Reader reader = source.open()) {
            text.add(reader);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("charset", source.charset().name());
        if (!text.isBlank()) {
            facts.put("json", shape(source));
        }
        return facts;
    }

    private Map<String, Object> shape(TextFile source) throws IOException {
        try (JsonParser json = factory.createParser(source.open())) {
            JsonToken root = json.nextToken();
            Map<String, Object> facts =
                    switch (root) {
                        case START_OBJECT -> object(json);
                        case START_ARRAY -> array(json);
                        default -> Map.of("root", root.name().toLowerCase(Locale.ROOT));
                    };
            if (json.nextToken() != null) {
                throw Unprocessable.broken("not readable as JSON: there is more after the end of the first value");
            }
            return facts;
        } catch (JsonProcessingException e) {
            throw Unprocessable.broken("not readable as JSON: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        List<String> keys = new ArrayList<>();
        long count = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (keys.size() < KEYS_SHOWN) {
                keys.add(json.currentName());
            }
            count++;
            json.nextToken();
            json.skipChildren();
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("root", "object");
        facts.put("keys", keys);
        facts.put("size", count);
        return facts;
    }

    private static Map<String, Object> array(JsonParser json) throws IOException {
        long count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            count++;
            json.skipChildren();
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("root", "array");
        facts.put("size", count);
        return facts;
    }
}
