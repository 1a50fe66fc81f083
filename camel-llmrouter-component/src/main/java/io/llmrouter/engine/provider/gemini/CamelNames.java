package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.wire.Json;
import java.util.Set;

/**
 * Spells the names in a request in one way: the API accepts {@code mimeType} and {@code mime_type}, and here all become
 * the first, but for names that are the user's own. Stateless.
 */
final class CamelNames {

    private static final Set<String> FREE = Set.of(
            "args", "response", "parameters", "parametersJsonSchema", "responseSchema", "responseJsonSchema", "labels");

    private CamelNames() {}

    static JsonNode of(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = Json.mapper().createArrayNode();
            node.forEach(item -> list.add(of(item)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = Json.mapper().createObjectNode();
        node.properties().forEach(field -> {
            String name = camel(field.getKey());
            object.set(name, FREE.contains(name) ? field.getValue() : of(field.getValue()));
        });
        return object;
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        boolean up = false;
        for (char letter : name.toCharArray()) {
            if (letter == '_') {
                up = camel.length() > 0;
            } else {
                camel.append(up ? Character.toUpperCase(letter) : letter);
                up = false;
            }
        }
        return camel.toString();
    }
}
