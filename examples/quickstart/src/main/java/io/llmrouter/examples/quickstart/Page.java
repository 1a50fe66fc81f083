package io.llmrouter.examples.quickstart;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The JSON files that this application writes, and reads again. */
final class Page {

    private Page() {}

    /** The values as indented JSON in UTF-8. */
    static byte[] of(Map<String, Object> values) {
        try {
            return Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .writeValueAsBytes(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The values of a JSON object. */
    static Map<String, Object> parse(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, new TypeReference<>() {});
    }

    /** Whether the page tells of the file with that fingerprint. */
    static boolean isAbout(Path page, String sha) throws IOException {
        try {
            Map<String, Object> values = Json.mapper().readValue(page.toFile(), new TypeReference<>() {});
            return values.get("source") instanceof Map<?, ?> source && sha.equals(source.get("sha256"));
        } catch (JsonProcessingException someoneElsesFile) {
            return false;
        }
    }
}
