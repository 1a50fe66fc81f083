package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the fields of an answer that no record and no event has a name for. Of those that each piece of a stream
 * repeats, the latest is kept and told once at the end. For one stream and one thread.
 */
public final class ExtraFields {

    private final Map<String, JsonNode> latest = new LinkedHashMap<>();

    /** Keeps the fields of an object, but those named, and those that hold nothing. */
    public void keep(JsonNode object, Set<String> named) {
        object.properties().forEach(field -> {
            boolean empty = field.getValue().isNull()
                    || (field.getValue().isContainerNode() && field.getValue().isEmpty());
            if (!empty && !named.contains(field.getKey())) {
                latest.put(field.getKey(), field.getValue());
            }
        });
    }

    /** The fields of an object, but those named, and those that are null; a map of its own, in the order of the object. */
    public static Map<String, Object> of(JsonNode root, Set<String> named) {
        Map<String, Object> fields = new LinkedHashMap<>();
        root.properties().forEach(field -> {
            if (!named.contains(field.getKey()) && !field.getValue().isNull()) {
                fields.put(field.getKey(), ExactJson.plain(field.getValue()));
            }
        });
        return fields;
    }

    /** Adds what was kept, if anything was. */
    public void addTo(List<StreamEvent> events) {
        if (!latest.isEmpty()) {
            events.add(new StreamEvent.Extra(fields()));
        }
    }

    /** What was kept. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        latest.forEach((name, value) -> fields.put(name, ExactJson.plain(value)));
        return fields;
    }

    /** A piece of a field that goes on from piece to piece; empty when it holds nothing. */
    public static Optional<StreamEvent> piece(String name, JsonNode value) {
        return value.isContainerNode() && !value.isEmpty()
                ? Optional.of(new StreamEvent.Extra(withoutNulls(name, value)))
                : Optional.empty();
    }

    private static Map<String, Object> withoutNulls(String name, JsonNode value) {
        Object plain = ExactJson.plain(value);
        if (plain instanceof Map<?, ?> map) {
            map.values().removeIf(each -> each == null);
        }
        return Map.of(name, plain);
    }
}
