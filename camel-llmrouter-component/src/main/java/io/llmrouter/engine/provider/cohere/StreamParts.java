package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerPieces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the parts of a streamed answer into events. Pieces of parts that no event has a name for are pings. For one
 * stream and one thread.
 */
final class StreamParts {

    private final AnswerPieces pieces = new AnswerPieces();
    private final Set<Integer> thoughts = new HashSet<>();
    private boolean planning;

    boolean haveToolCalls() {
        return pieces.haveToolCalls();
    }

    /** Whether nothing of an answer came. */
    boolean areSilent() {
        return pieces.areSilent();
    }

    List<StreamEvent> content(int index, JsonNode content, boolean start) {
        if (start && content.path("type").asText("").equals("thinking")) {
            thoughts.add(index);
        }
        String thought = content.path("thinking").asText("");
        return thought.isEmpty() ? pieces.text(content.path("text").asText("")) : pieces.reasoning(thought, null);
    }

    List<StreamEvent> contentEnd(int index) {
        return thoughts.remove(index) ? pieces.reasoning("", Thought.THINKING.signature()) : List.of();
    }

    List<StreamEvent> plan(String piece) {
        if (piece.isEmpty()) {
            return AnswerPieces.ALIVE;
        }
        planning = true;
        return pieces.reasoning(piece, null);
    }

    /** A plan has no end of its own: it ends where something else begins. */
    List<StreamEvent> planEnd() {
        boolean planned = planning;
        planning = false;
        return planned ? pieces.reasoning("", Thought.PLAN.signature()) : List.of();
    }

    List<StreamEvent> call(int index, JsonNode call) {
        List<StreamEvent> events = new ArrayList<>(planEnd());
        String name = call.path("function").path("name").asText("");
        events.addAll(pieces.call(index, call.path("id").asText(""), name, argumentsOf(call)));
        return events;
    }

    List<StreamEvent> arguments(int index, JsonNode call) {
        return pieces.arguments(index, argumentsOf(call));
    }

    private static String argumentsOf(JsonNode call) {
        return call.path("function").path("arguments").asText("");
    }

    /** A call without arguments has an empty object of them. */
    List<StreamEvent> callEnd(int index) {
        return pieces.wholeArguments(index, "{}");
    }
}
