package io.llmrouter.engine.provider.anthropic;

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

    /** A call under way. */
    private static final class Call {
        private final int index;
        private boolean hasArguments;

        Call(int index) {
            this.index = index;
        }
    }

    private final Map<Integer, Call> calls = new HashMap<>();
    private final Map<Integer, Boolean> answers = new HashMap<>();
    private boolean silent = true;

    boolean haveToolCalls() {
        return !calls.isEmpty();
    }

    /** Whether nothing of an answer came. */
    boolean areSilent() {
        return silent && calls.isEmpty();
    }

    List<StreamEvent> start(JsonNode event) {
        JsonNode block = event.path("content_block");
        return switch (block.path("type").asText("")) {
            case "text" -> text(block.path("text").asText(""));
            case "thinking" ->
                reasoning(
                        block.path("thinking").asText(""),
                        block.path("signature").asText(""));
            case "redacted_thinking" ->
                reasoning("", BlockWriter.HIDDEN + block.path("data").asText(""));
            case "tool_use" -> toolUse(index(event), block);
            default -> ALIVE;
        };
    }

    List<StreamEvent> delta(JsonNode event) {
        JsonNode delta = event.path("delta");
        return switch (delta.path("type").asText("")) {
            case "text_delta" -> text(delta.path("text").asText(""));
            case "thinking_delta" -> reasoning(delta.path("thinking").asText(""), "");
            case "signature_delta" -> reasoning("", delta.path("signature").asText(""));
            case "input_json_delta" ->
                input(index(event), delta.path("partial_json").asText(""));
            default -> ALIVE;
        };
    }

    /** A call without arguments has an empty object of them. */
    List<StreamEvent> stop(JsonNode event) {
        Call call = calls.get(index(event));
        boolean missing = call != null && !call.hasArguments;
        return missing || Boolean.FALSE.equals(answers.get(index(event))) ? input(index(event), "{}") : List.of();
    }

    private List<StreamEvent> toolUse(int block, JsonNode start) {
        String input = start.path("input").isEmpty() ? "" : start.path("input").toString();
        String name = start.path("name").asText("");
        if (AnswerForm.isAnswer(name)) {
            answers.put(block, false);
            return input(block, input);
        }
        Call call = new Call(calls.size());
        call.hasArguments = !input.isEmpty();
        calls.put(block, call);
        return List.of(
                new StreamEvent.ToolCallDelta(call.index, start.path("id").asText(""), name, input));
    }

    private List<StreamEvent> input(int block, String piece) {
        Call call = calls.get(block);
        if (piece.isEmpty() || (call == null && !answers.containsKey(block))) {
            return ALIVE;
        }
        if (call == null) {
            answers.put(block, true);
            return text(piece);
        }
        call.hasArguments = true;
        return List.of(new StreamEvent.ToolCallDelta(call.index, null, null, piece));
    }

    private List<StreamEvent> text(String text) {
        if (text.isEmpty()) {
            return ALIVE;
        }
        silent = false;
        return List.of(new StreamEvent.TextDelta(text));
    }

    private List<StreamEvent> reasoning(String text, String signature) {
        if (text.isEmpty() && signature.isEmpty()) {
            return ALIVE;
        }
        silent = false;
        return List.of(new StreamEvent.ReasoningDelta(text, signature.isEmpty() ? null : signature));
    }

    private static int index(JsonNode event) {
        return event.path("index").asInt(0);
    }
}
