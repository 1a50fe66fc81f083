package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Which item of an answer an event of its stream is about: one whose id is known by now, or the one whose place it names.
 * Some servers leave out one or the other, or name another place in the end. For one stream and one thread.
 */
final class ItemPlaces {

    /** The type of an event that begins an item. */
    static final String ADDED = "response.output_item.added";

    /** The type of an event that ends an item; its id may serve for another. */
    static final String DONE = "response.output_item.done";

    private final Map<String, Integer> byId = new HashMap<>();
    private int unplaced;

    /** The item's place; one that no server gives where there is but an id, and 0 where there is not even that. */
    int of(String type, JsonNode event) {
        String id = id(event);
        boolean placed = event.path("output_index").isInt();
        Integer known = type.equals(ADDED) && placed ? null : byId.get(id);
        int place = known == null ? named(id, event) : known;
        if (type.equals(DONE)) {
            byId.remove(id);
        } else if (!id.isEmpty()) {
            byId.put(id, place);
        }
        return place;
    }

    /** A place that no server gives, and that no item has. */
    int next() {
        unplaced--;
        return unplaced;
    }

    private int named(String id, JsonNode event) {
        return event.path("output_index").isInt() || id.isEmpty()
                ? event.path("output_index").asInt(0)
                : next();
    }

    /** What events call their item: its id, or, where a call has none, the call's. */
    private static String id(JsonNode event) {
        String id = event.path("item_id").asText(event.at("/item/id").asText(""));
        return id.isEmpty() ? event.at("/item/call_id").asText("") : id;
    }
}
