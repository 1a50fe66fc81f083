package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks of a streamed answer. Blocks count from 0 whatever they are, our tool calls only among themselves. Pieces of
 * blocks that the records have no name for are signs of life.
 */
final class StreamBlocks {

    private static final List<StreamEvent> ALIVE = List.of(new StreamEvent.Ping());

    /** A call under way; without an index it is the answer itself. */
    private static final class Call {
        private final int index;
        private boolean hasArguments;

        Call(int index) {
            this.index = index;
        }
    }

    private static final int ANSWER = -1;

    private final Map<Integer, Call> calls = new HashMap<>();
    private int toolCalls;
    private boolean silent = true;

    boolean haveToolCalls() {
        return toolCalls > 0;
    }

    /** Whether nothing of an answer came. */
    boolean areSilent() {
        return silent && toolCalls == 0;
    }

    List<StreamEvent> start(JsonNode event) {
        JsonNode use = event.path("start").path("toolUse");
        if (!use.isObject() || use.path("type").asText("").equals(ResponseReader.SERVER_TOOL)) {
            return ALIVE;
        }
        String name = use.path("name").asText("");
        if (AnswerForm.isAnswer(name)) {
            calls.put(index(event), new Call(ANSWER));
            return ALIVE;
        }
        Call call = new Call(toolCalls++);
        calls.put(index(event), call);
        return List.of(
                new StreamEvent.ToolCallDelta(call.index, use.path("toolUseId").asText(""), name, ""));
    }

    List<StreamEvent> delta(JsonNode event) {
        JsonNode delta = event.path("delta");
        if (delta.has("text")) {
            return text(delta.path("text").asText(""));
        }
        if (delta.has("toolUse")) {
            return input(index(event), delta.path("toolUse").path("input").asText(""));
        }
        return delta.has("reasoningContent") ? reasoning(delta.path("reasoningContent")) : ALIVE;
    }

    /** A call without arguments has an empty object of them. */
    List<StreamEvent> stop(JsonNode event) {
        Call call = calls.get(index(event));
        return call != null && !call.hasArguments ? input(index(event), "{}") : List.of();
    }

    private List<StreamEvent> input(int block, String piece) {
        Call call = calls.get(block);
        if (piece.isEmpty() || call == null) {
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

    private List<StreamEvent> reasoning(JsonNode thought) {
        String text = thought.path("text").asText("");
        String signature = thought.has("redactedContent")
                ? BlockWriter.HIDDEN + thought.path("redactedContent").asText("")
                : thought.path("signature").asText("");
        if (text.isEmpty() && signature.isEmpty()) {
            return ALIVE;
        }
        silent = false;
        return List.of(new StreamEvent.ReasoningDelta(text, signature.isEmpty() ? null : signature));
    }

    private static int index(JsonNode event) {
        return event.path("contentBlockIndex").asInt(0);
    }
}
