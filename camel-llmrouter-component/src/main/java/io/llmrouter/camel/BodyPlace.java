package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A place in a structured body, as a JSON pointer. A map stays a map, parsed JSON stays parsed and JSON text stays text,
 * each with the answer in it, and an object becomes another of its class, by the mapper; the containers of the original
 * are not changed. Objects that are missing on the way are
 * made; {@code -} is the end of a list.
 */
final class BodyPlace implements Destination {

    private final JsonPointer pointer;
    private final ObjectMapper mapper;

    BodyPlace(JsonPointer pointer, ObjectMapper mapper) {
        this.pointer = pointer;
        this.mapper = mapper;
    }

    /** @throws IllegalArgumentException if it is not a JSON pointer to something inside */
    static JsonPointer pointer(String pointer) {
        JsonPointer compiled;
        try {
            compiled = JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "target '" + pointer + "' is not a JSON pointer: it starts with a slash", e);
        }
        if (compiled.matches()) {
            throw new IllegalArgumentException("target is empty");
        }
        return compiled;
    }

    @Override
    public void put(Exchange exchange, Object answer) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Map<?, ?> || body instanceof List<?>) {
            exchange.getMessage().setBody(with(body, pointer, answer));
        } else if (body instanceof JsonNode) {
            Object changed = with(plain(body), pointer, plain(answer));
            exchange.getMessage().setBody(Json.mapper().valueToTree(changed));
        } else if (Pojo.is(body)) {
            exchange.getMessage().setBody(copy(body, with(fields(body), pointer, plain(answer))));
        } else {
            exchange.getMessage().setBody(Json.write(with(parse(exchange), pointer, plain(answer))));
        }
    }

    @Override
    public void check(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof JsonNode) {
            with(plain(body), pointer, "");
        } else if (Pojo.is(body)) {
            checkProperty(body, fields(body));
        } else {
            with(body instanceof Map<?, ?> || body instanceof List<?> ? body : parse(exchange), pointer, "");
        }
    }

    private Object plain(Object value) {
        return mapper.convertValue(value, Object.class);
    }

    private Object fields(Object body) {
        try {
            Object fields = mapper.convertValue(body, Object.class);
            if (fields instanceof Map<?, ?> || fields instanceof List<?>) {
                return fields;
            }
        } catch (IllegalArgumentException e) {
            throw Invalid.request(unfit() + ": " + e.getMessage(), e);
        }
        throw Invalid.request(unfit());
    }

    /** A class that has no such property would only tell so when the answer is there and paid. */
    private void checkProperty(Object body, Object fields) {
        Object changed = with(fields, pointer, NullNode.getInstance());
        if (mapper.valueToTree(fields).at(pointer).isMissingNode()) {
            copy(body, changed);
        }
    }

    private Object copy(Object body, Object fields) {
        try {
            return mapper.convertValue(fields, body.getClass());
        } catch (IllegalArgumentException e) {
            throw Invalid.request(
                    "the answer cannot be put at " + pointer + " of a "
                            + body.getClass().getName() + ": " + e.getMessage(),
                    e);
        }
    }

    private Object parse(Exchange exchange) {
        String text = exchange.getMessage().getBody(String.class);
        try {
            Object parsed = text == null ? null : Json.mapper().readValue(text, Object.class);
            if (parsed instanceof Map<?, ?> || parsed instanceof List<?>) {
                return parsed;
            }
        } catch (JsonProcessingException e) {
            throw Invalid.request(unfit() + ": " + e.getOriginalMessage(), e);
        }
        throw Invalid.request(unfit());
    }

    private String unfit() {
        return "the answer cannot be put at " + pointer + ": the body is neither a map nor a JSON object or array."
                + " Use targetType=xpath for XML, or header:name, variable:name or property:name as target";
    }

    private Object with(@Nullable Object container, JsonPointer rest, Object answer) {
        if (rest.matches()) {
            return answer;
        }
        if (container instanceof List<?> list) {
            return withElement(list, rest, answer);
        }
        if (container != null && !(container instanceof Map<?, ?>)) {
            throw Invalid.request("the answer cannot be put at " + pointer + ": before /" + rest.getMatchingProperty()
                    + " there is already a value that is neither an object nor an array");
        }
        Map<Object, Object> copy = new LinkedHashMap<>();
        if (container instanceof Map<?, ?> map) {
            copy.putAll(map);
        }
        copy.put(rest.getMatchingProperty(), with(copy.get(rest.getMatchingProperty()), rest.tail(), answer));
        return copy;
    }

    private Object withElement(List<?> list, JsonPointer rest, Object answer) {
        List<Object> copy = new ArrayList<>(list);
        int index = rest.getMatchingProperty().equals("-") ? copy.size() : rest.getMatchingIndex();
        if (index < 0 || index > copy.size()) {
            throw Invalid.request("the answer cannot be put at " + pointer + ": '" + rest.getMatchingProperty()
                    + "' is no place in an array of " + copy.size());
        }
        Object old = index < copy.size() ? copy.get(index) : null;
        Object changed = with(old, rest.tail(), answer);
        if (index < copy.size()) {
            copy.set(index, changed);
        } else {
            copy.add(changed);
        }
        return copy;
    }
}
