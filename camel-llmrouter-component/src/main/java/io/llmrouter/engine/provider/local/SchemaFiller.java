package io.llmrouter.engine.provider.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills the object a schema describes with what a digest has. A property that cannot be filled is null where the schema
 * takes null, left out where it is not required, and else the failure, by its name.
 */
final class SchemaFiller {

    private static final int DEEPEST = 8;
    private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();

    private final Properties properties;
    private final String schema;
    private final Map<String, List<String>> inside = new HashMap<>();

    SchemaFiller(Answering answering, String schema) {
        this.properties = new Properties(answering);
        this.schema = schema;
    }

    /** The object as JSON text. */
    Outcome<String> fill() {
        JsonNode root;
        try {
            root = Json.mapper().readTree(schema);
        } catch (JsonProcessingException e) {
            return Outcome.failed(
                    FailureKind.INVALID_REQUEST, "the output schema is not JSON: " + e.getOriginalMessage());
        }
        Optional<JsonNode> filled = value("", Schema.of(root).at(root), 0);
        if (filled.isPresent()) {
            return Outcome.answered(Json.write(filled.get()));
        }
        List<String> missing = inside.getOrDefault("", List.of());
        return Answering.unsupported("it found nothing in the text for the required "
                + (missing.isEmpty() ? "value" : "property '" + String.join("', '", missing) + "'"));
    }

    private Optional<JsonNode> value(String name, Schema part, int depth) {
        Optional<JsonNode> found = depth > DEEPEST ? Optional.empty() : found(name, part, depth);
        return found.isEmpty() && part.takesNull() ? Optional.of(NullNode.getInstance()) : found;
    }

    private Optional<JsonNode> found(String name, Schema part, int depth) {
        if (part.constant().isPresent()) {
            return part.constant();
        }
        for (Schema choice : part.choices()) {
            Optional<JsonNode> found = choice.type().equals("null") ? Optional.empty() : found(name, choice, depth);
            if (found.isPresent()) {
                return found;
            }
        }
        if (!part.labels().isEmpty()) {
            return properties.label(part.labels()).map(NODES::textNode);
        }
        return switch (part.type()) {
            case "object" -> object(name, part, depth);
            case "array" -> array(name, part);
            case "string", "" -> properties.text(name, part).map(NODES::textNode);
            case "number" -> properties.number(name).map(NODES::numberNode);
            case "integer" ->
                properties.number(name).filter(SchemaFiller::whole).map(NODES::numberNode);
            default -> Optional.empty();
        };
    }

    private Optional<JsonNode> object(String name, Schema part, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> absent = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property :
                part.node().path("properties").properties()) {
            String path = name.isEmpty() ? property.getKey() : name + "." + property.getKey();
            Optional<JsonNode> value = value(path, part.at(property.getValue()), depth + 1);
            value.ifPresent(found -> object.set(property.getKey(), found));
            if (value.isEmpty() && part.requires(property.getKey())) {
                absent.addAll(inside.getOrDefault(path, List.of(path)));
            }
        }
        inside.put(name, absent);
        return absent.isEmpty() ? Optional.of(object) : Optional.empty();
    }

    private Optional<JsonNode> array(String name, Schema part) {
        Schema items = part.items();
        List<String> values =
                items.labels().isEmpty() ? properties.list(name, items) : properties.labels(items.labels());
        ArrayNode array = NODES.arrayNode();
        values.stream()
                .filter(items::fits)
                .limit(part.most("maxItems", Integer.MAX_VALUE))
                .forEach(array::add);
        boolean enough = array.size() >= part.least("minItems");
        return enough && (!array.isEmpty() || properties.lists(name, items)) ? Optional.of(array) : Optional.empty();
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
