package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.wire.Json;
import java.util.Locale;
import java.util.Set;

/**
 * Turns schemas in Google's own form, documented at https://ai.google.dev/api/caching#Schema, into JSON schemas: types
 * in lower case, {@code nullable} as a type, and counts as numbers. Stateless.
 */
final class PlainSchema {

    private static final Set<String> COUNTS =
            Set.of("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties");
    private static final Set<String> OWN = Set.of("nullable", "propertyOrdering", "example");
    private static final Set<String> VALUES = Set.of("default", "enum", "const", "required", "title", "description");

    private PlainSchema() {}

    static JsonNode of(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode plain = Json.mapper().createObjectNode();
        schema.properties().forEach(field -> {
            if (!OWN.contains(field.getKey())) {
                plain.set(field.getKey(), value(field.getKey(), field.getValue()));
            }
        });
        if (schema.path("nullable").asBoolean(false) && plain.path("type").isTextual()) {
            plain.set(
                    "type",
                    Json.mapper().createArrayNode().add(plain.get("type")).add("null"));
        }
        return plain;
    }

    private static JsonNode value(String name, JsonNode value) {
        if (name.equals("type")) {
            return type(value);
        }
        if (COUNTS.contains(name) && value.isTextual()) {
            return Json.mapper().getNodeFactory().numberNode(value.asLong());
        }
        if (VALUES.contains(name)) {
            return value;
        }
        if (name.equals("properties") || name.equals("$defs")) {
            ObjectNode named = Json.mapper().createObjectNode();
            value.properties().forEach(field -> named.set(field.getKey(), of(field.getValue())));
            return named;
        }
        return value.isArray() ? list(value) : of(value);
    }

    private static JsonNode type(JsonNode type) {
        return type.isTextual()
                ? Json.mapper().getNodeFactory().textNode(type.textValue().toLowerCase(Locale.ROOT))
                : type;
    }

    private static JsonNode list(JsonNode schemas) {
        ArrayNode list = Json.mapper().createArrayNode();
        schemas.forEach(schema -> list.add(of(schema)));
        return list;
    }
}
