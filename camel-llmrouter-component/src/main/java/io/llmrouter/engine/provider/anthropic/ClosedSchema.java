package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.provider.ExactJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * JSON schemas, and which of them the API can hold a model to: every object closed and with named properties, and none
 * of the words it refuses, as https://platform.claude.com/docs/en/build-with-claude/structured-outputs has them.
 */
public final class SchemaText {

    private static final Set<String> REFUSED = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "maxItems",
            "uniqueItems",
            "contains",
            "prefixItems",
            "minProperties",
            "maxProperties",
            "patternProperties",
            "propertyNames",
            "oneOf",
            "not",
            "if",
            "dependentSchemas");
    private static final List<String> NAMED = List.of("properties", "$defs", "definitions");
    private static final List<String> LISTED = List.of("anyOf", "allOf");

    private SchemaText() {}

    /** The schema as a tree; refused, naming what it is for, if it is not JSON. */
    static JsonNode tree(String what, String text) {
        return ExactJson.part(what, text);
    }

    /** The schema as the API can hold a model to it, with objects closed that left it open; empty if it cannot. */
    public static Optional<JsonNode> held(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        return close(copy) ? Optional.of(copy) : Optional.empty();
    }

    private static boolean close(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return false;
        }
        for (String word : REFUSED) {
            if (object.has(word)) {
                return false;
            }
        }
        return object.path("minItems").asInt(0) <= 1 && closeItself(object) && closeParts(object);
    }

    private static boolean closeItself(ObjectNode object) {
        boolean named = object.path("properties").isObject();
        if (!named && !object.path("type").asText("").equals("object")) {
            return true;
        }
        if (object.has("additionalProperties")) {
            return named && object.get("additionalProperties").equals(object.booleanNode(false));
        }
        object.put("additionalProperties", false);
        return named;
    }

    private static boolean closeParts(ObjectNode object) {
        boolean closed = !object.has("items") || close(object.get("items"));
        for (String word : NAMED) {
            for (JsonNode part : object.path(word)) {
                closed &= close(part);
            }
        }
        for (String word : LISTED) {
            for (JsonNode part : object.path(word)) {
                closed &= close(part);
            }
        }
        return closed;
    }
}
