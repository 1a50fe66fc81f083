package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerPieces;
import java.util.List;

/**
 * The blocks of a streamed answer. Blocks count from 0 whatever they are, our tool calls only among themselves. Pieces of
 * blocks that the records have no name for are signs of life.
 */
final class StreamBlocks {

    private final AnswerPieces pieces = new AnswerPieces();

    boolean haveToolCalls() {
        return pieces.haveToolCalls();
    }

    /** Whether nothing of an answer came. */
    boolean areSilent() {
        return pieces.areSilent();
    }

    List<StreamEvent> start(JsonNode event) {
        JsonNode block = event.path("content_block");
        return switch (block.path("type").asText("")) {
            case "text" -> pieces.text(block.path("text").asText(""));
            case "thinking" ->
                pieces.reasoning(
                        block.path("thinking").asText(""),
                        block.path("signature").asText(""));
            case "redacted_thinking" ->
                pieces.reasoning("", BlockWriter.HIDDEN + block.path("data").asText(""));
            case "tool_use" -> toolUse(index(event), block);
            default -> AnswerPieces.ALIVE;
        };
    }

    List<StreamEvent> delta(JsonNode event) {
        JsonNode delta = event.path("delta");
        return switch (delta.path("type").asText("")) {
            case "text_delta" -> pieces.text(delta.path("text").asText(""));
            case "thinking_delta" -> pieces.reasoning(delta.path("thinking").asText(""), "");
            case "signature_delta" ->
                pieces.reasoning("", delta.path("signature").asText(""));
            case "input_json_delta" ->
                pieces.arguments(index(event), delta.path("partial_json").asText(""));
            default -> AnswerPieces.ALIVE;
        };
    }

    /** A call without arguments has an empty object of them. */
    List<StreamEvent> stop(JsonNode event) {
        return pieces.wholeArguments(index(event), "{}");
    }

    private List<StreamEvent> toolUse(int block, JsonNode start) {
        String input = start.path("input").isEmpty() ? "" : start.path("input").toString();
        return pieces.call(
                block, start.path("id").asText(""), start.path("name").asText(""), input);
    }

    private static int index(JsonNode event) {
        return event.path("index").asInt(0);
    }
}
