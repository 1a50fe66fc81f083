package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** The tool calls that a stream told so far, by their ids. For one stream and one thread. */
final class ToldCalls {

    private static final Set<String> TYPES = Set.of("function_call", ResponseReader.CUSTOM);

    private final Set<String> ids = new HashSet<>();

    void add(String id) {
        ids.add(id);
    }

    /**
     * The ids of the calls among the items of the whole answer that were not told, where others were. None where it lacks
     * a call that was: some servers give their calls other ids in the end.
     */
    Set<String> missing(JsonNode output) {
        Set<String> missing = new HashSet<>();
        for (JsonNode item : output) {
            if (isCall(item)) {
                missing.add(ResponseReader.call(item).id());
            }
        }
        if (ids.isEmpty() || !missing.containsAll(ids)) {
            return Set.of();
        }
        missing.removeAll(ids);
        return missing;
    }

    /** Whether an item is a call of one of these ids. */
    static boolean isOneOf(Set<String> ids, JsonNode item) {
        return isCall(item) && ids.contains(ResponseReader.call(item).id());
    }

    private static boolean isCall(JsonNode item) {
        return TYPES.contains(item.path("type").asText(""));
    }
}
