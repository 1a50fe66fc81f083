package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a streamed answer. Pieces of parts that the records have no name for are signs of life. */
final class StreamParts {

    private static final List<StreamEvent> ALIVE = List.of(new StreamEvent.Ping());
    private static final int ANSWER = -1;

    /** A call under way; the answer's own tool has no index. */
    private static final class Call {
        private final int index;
        private boolean hasArguments;

        Call(int index) {
            this.index = index;
        }
    }

    private final Map<Integer, Call> calls = new HashMap<>();
    private final Set<Integer> thoughts = new HashSet<>();
    private boolean planning;
    private int toolCalls;
    private boolean silent = true;

    boolean haveToolCalls() {
        return toolCalls > 0;
    }

    /** Whether nothing of an answer came. */
    boolean areSilent() {
        return silent && toolCalls == 0;
    }

    List<StreamEvent> content(int index, JsonNode content, boolean start) {
        if (start && content.path("type").asText("").equals("thinking")) {
            thoughts.add(index);
        }
        String thought = content.path("thinking").asText("");
        return thought.isEmpty() ? text(content.path("text").asText("")) : reasoning(thought, null);
    }

    List<StreamEvent> contentEnd(int index) {
        return thoughts.remove(index) ? reasoning("", Thought.THINKING) : List.of();
    }

    List<StreamEvent> plan(String piece) {
        if (piece.isEmpty()) {
            return ALIVE;
        }
        planning = true;
        return reasoning(piece, null);
    }

    /** A plan has no end of its own: it ends where something else begins. */
    List<StreamEvent> planEnd() {
        boolean planned = planning;
        planning = false;
        return planned ? reasoning("", Thought.PLAN) : List.of();
    }

    List<StreamEvent> call(int index, JsonNode call) {
        List<StreamEvent> events = new ArrayList<>(planEnd());
        String name = call.path("function").path("name").asText("");
        if (AnswerForm.isAnswer(name)) {
            calls.put(index, new Call(ANSWER));
            events.addAll(arguments(index, call));
            return events;
        }
        Call begun = new Call(toolCalls++);
        String arguments = call.path("function").path("arguments").asText("");
        begun.hasArguments = !arguments.isEmpty();
        calls.put(index, begun);
        events.add(new StreamEvent.ToolCallDelta(begun.index, call.path("id").asText(""), name, arguments));
        return events;
    }

    List<StreamEvent> arguments(int index, JsonNode call) {
        return arguments(
                calls.get(index), call.path("function").path("arguments").asText(""));
    }

    /** A call without arguments has an empty object of them. */
    List<StreamEvent> callEnd(int index) {
        Call call = calls.get(index);
        return call != null && !call.hasArguments ? arguments(call, "{}") : List.of();
    }

    private List<StreamEvent> arguments(@Nullable Call call, String piece) {
        if (call == null || piece.isEmpty()) {
            return ALIVE;
        }
        call.hasArguments = true;
        return call.index == ANSWER
                ? text(piece)
                : List.of(new StreamEvent.ToolCallDelta(call.index, null, null, piece));
    }

    private List<StreamEvent> text(String text) {
        if (text.isEmpty()) {
            return ALIVE;
        }
        silent = false;
        return List.of(new StreamEvent.TextDelta(text));
    }

    private List<StreamEvent> reasoning(String text, @Nullable Thought ended) {
        silent = false;
        return List.of(new StreamEvent.ReasoningDelta(text, ended == null ? null : ended.signature()));
    }
}
