package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes JSON schemas such as the API can enforce: every object closed and with named properties, and none of the
 * keywords that it refuses. Stateless. The rules are documented at
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs.
 */
public final class ClosedSchema {

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

    private ClosedSchema() {}

    /** A copy in which objects that left it open are closed; empty if the API cannot enforce the schema. */
    public static Optional<JsonNode> of(JsonNode schema) {
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
