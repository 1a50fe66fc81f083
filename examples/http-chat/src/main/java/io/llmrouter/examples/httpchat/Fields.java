package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.wire.Json;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Message;

/** The fields of a JSON object that a client posted. */
record Fields(Map<String, Object> values) {

    /**
     * Reads a request's body.
     *
     * @throws Refusal if it is not a JSON object
     */
    static Fields of(Message request) {
        String body = Objects.requireNonNullElse(request.getBody(String.class), "");
        try {
            return new Fields(Json.mapper().readValue(body, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("the body is not a JSON object: " + e.getOriginalMessage());
        }
    }

    /**
     * A text that must be there.
     *
     * @throws Refusal if it is missing, blank or no text
     */
    String text(String name) {
        if (values.get(name) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw Refusal.badRequest("'" + name + "' is missing, or not a text");
    }
}
