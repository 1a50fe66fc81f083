package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Which item of an answer an event of its stream is about: the one whose place it names, or, where a server leaves that
 * out, the one whose id. For one stream and one thread.
 */
final class ItemPlaces {

    private final Map<String, Integer> byId = new HashMap<>();

    /** The item's place; one that no server gives where there is but an id, and 0 where there is not even that. */
    int of(JsonNode event) {
        String begun = event.at("/item/id").asText("");
        if (event.path("output_index").isInt()) {
            int place = event.path("output_index").intValue();
            if (!begun.isEmpty()) {
                byId.put(begun, place);
            }
            return place;
        }
        String id = event.path("item_id").asText(begun);
        return id.isEmpty() ? 0 : byId.computeIfAbsent(id, unplaced -> -1 - byId.size());
    }
}
