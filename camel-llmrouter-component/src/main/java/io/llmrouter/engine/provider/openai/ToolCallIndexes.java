package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the tool calls of a stream. The protocol gives each an index; some servers leave it out, or give every call
 * the same one: then a new id means a new call.
 */
final class ToolCallIndexes {

    private final Map<Integer, Integer> ours = new HashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private int last = -1;

    /** Our index of the call that a piece belongs to. */
    int of(JsonNode piece) {
        String id = piece.path("id").asText("");
        int theirs = piece.path("index").asInt(Integer.MIN_VALUE);
        Integer known = theirs == Integer.MIN_VALUE && last >= 0 ? Integer.valueOf(last) : ours.get(theirs);
        boolean fresh = known == null || (!id.isEmpty() && !id.equals(ids.getOrDefault(known, id)));
        int index = fresh ? ids.size() : known;
        ours.put(theirs, index);
        ids.putIfAbsent(index, id);
        last = index;
        return index;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }
}
