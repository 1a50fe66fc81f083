package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.wire.Json;

/**
 * Makes a JSON object of the result of a function, as the protocol demands: any other text is put under {@code result}.
 * Stateless.
 */
final class FunctionResult {

    private static final String RESULT = "result";

    private FunctionResult() {}

    static JsonNode of(String text) {
        if (text.startsWith("{")) {
            try {
                JsonNode tree = ExactJson.tree(text);
                if (tree.isObject()) {
                    return tree;
                }
            } catch (JsonProcessingException notJson) {
                return wrapped(text);
            }
        }
        return wrapped(text);
    }

    private static JsonNode wrapped(String text) {
        return Json.mapper().createObjectNode().put(RESULT, text);
    }

    /** The text that {@link #of} makes such an object of. */
    static String text(JsonNode response) {
        boolean plain = response.size() == 1 && response.path(RESULT).isTextual();
        return plain ? response.path(RESULT).textValue() : response.toString();
    }
}
