package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.AnswerForm;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Numbers the tool calls of a stream. The protocol gives each an index; some servers leave it out, or give every call
 * the same one: then a new id means a new call. Calls of the answer's own tool are told apart.
 */
final class ToolCallIndexes {

    private final Map<Integer, Integer> ours = new HashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final TreeSet<Integer> answers = new TreeSet<>();
    private int last = -1;

    /** The place, among all calls, of the one that a piece belongs to. */
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

    /** Whether the call at that place is the answer itself; only its first piece has a name. */
    boolean isAnswer(int place, String name) {
        if (AnswerForm.isAnswer(name)) {
            answers.add(place);
        }
        return answers.contains(place);
    }

    /** Our index of the tool call at that place. */
    int index(int place) {
        return place - answers.headSet(place).size();
    }

    boolean haveAnswer() {
        return !answers.isEmpty();
    }

    boolean isEmpty() {
        return ids.size() == answers.size();
    }
}
