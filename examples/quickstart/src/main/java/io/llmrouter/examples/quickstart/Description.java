package io.llmrouter.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the model says of a document; its language is null when nobody can tell, as of a table of numbers. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Description(String summary, List<String> keywords, String category, @Nullable String language) {

    Description {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(category, "category");
        keywords = List.copyOf(keywords);
    }

    /** The JSON schema that answers must keep to. */
    static String schema(List<String> categories) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("summary", Map.of("type", "string", "description", "what it says, in at most three sentences"));
        properties.put(
                "keywords",
                Map.of("type", "array", "items", Map.of("type", "string"), "description", "five to eight keywords"));
        properties.put("category", Map.of("type", "string", "enum", categories));
        properties.put(
                "language",
                Map.of(
                        "type",
                        List.of("string", "null"),
                        "description",
                        "the text's language as ISO 639-1 code, null if nobody can tell"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", "description");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.copyOf(properties.keySet()));
        schema.put("additionalProperties", false);
        return Json.write(schema);
    }

    /**
     * Reads a model's answer.
     *
     * @throws Unprocessable if it does not keep to the schema
     */
    static Description read(String answer) {
        try {
            return Json.mapper().readValue(answer, Description.class);
        } catch (JsonProcessingException e) {
            throw Unprocessable.malformedAnswer(e.getOriginalMessage());
        }
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("summary", summary);
        facts.put("keywords", keywords);
        facts.put("category", category);
        facts.put("language", language);
        return facts;
    }
}
