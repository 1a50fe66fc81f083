package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.wire.Json;
import java.util.List;

/**
 * The items of a streamed answer as far as its events told them, for servers whose last event leaves them out. For one
 * stream and one thread.
 */
final class GatheredItems {

    private static final String OUTPUT = "output";

    /** Of a part of a message, what stands beside its text. */
    private static final List<String> BESIDE = List.of("annotations", "logprobs");

    private final ArrayNode items = Json.mapper().createArrayNode();
    private final ObjectNode pieces = Json.mapper().createObjectNode();

    /** A whole item. */
    void item(JsonNode item) {
        items.add(item);
    }

    /** What an event tells beside a piece of text. */
    void beside(JsonNode event) {
        if (event.path("annotation").isObject()) {
            pieces.withArray("annotations").add(event.path("annotation"));
        }
        event.path("logprobs").forEach(pieces.withArray("logprobs")::add);
    }

    /** The answer as its last event tells it, with the items in it. */
    JsonNode completed(JsonNode response) {
        if (!(response instanceof ObjectNode last) || !response.path(OUTPUT).isEmpty()) {
            return response;
        }
        ArrayNode all = Json.mapper().createArrayNode().addAll(items);
        ObjectNode part = Json.mapper().createObjectNode();
        BESIDE.stream().filter(name -> !tell(name)).forEach(name -> part.set(name, pieces.withArray(name)));
        all.addObject().put("type", "message").putArray("content").add(part);
        ObjectNode whole = Json.mapper().createObjectNode();
        whole.setAll(last);
        whole.set(OUTPUT, all);
        return whole;
    }

    /** Whether a whole message has it. */
    private boolean tell(String name) {
        for (JsonNode item : items) {
            for (JsonNode part : item.path("content")) {
                if (!part.path(name).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
