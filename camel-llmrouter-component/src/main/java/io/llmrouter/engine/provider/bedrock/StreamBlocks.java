package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerPieces;
import java.util.List;

/**
 * Turns the blocks of a streamed answer into events. The API numbers all blocks from 0, events number tool calls alone.
 * Pieces of blocks that no event has a name for are pings. For one stream and one thread.
 */
final class StreamBlocks {

    private final AnswerPieces pieces = new AnswerPieces();
    private final StreamedParts parts = new StreamedParts(pieces);

    boolean haveToolCalls() {
        return pieces.haveToolCalls();
    }

    /** Whether nothing of an answer came. */
    boolean areSilent() {
        return pieces.areSilent();
    }

    List<StreamEvent> start(JsonNode event) {
        parts.start(index(event), event.path("start").path("image"));
        JsonNode use = event.path("start").path("toolUse");
        if (!use.isObject() || use.path("type").asText("").equals(ResponseReader.SERVER_TOOL)) {
            return AnswerPieces.ALIVE;
        }
        return pieces.call(
                index(event), use.path("toolUseId").asText(""), use.path("name").asText(""), "");
    }

    List<StreamEvent> delta(JsonNode event) {
        JsonNode delta = event.path("delta");
        if (delta.has("text")) {
            return pieces.text(delta.path("text").asText(""));
        }
        if (delta.has("toolUse")) {
            return pieces.arguments(
                    index(event), delta.path("toolUse").path("input").asText(""));
        }
        return delta.has("reasoningContent")
                ? reasoning(delta.path("reasoningContent"))
                : parts.add(index(event), delta);
    }

    /** A call without arguments has an empty object of them. */
    List<StreamEvent> stop(JsonNode event) {
        List<StreamEvent> whole = parts.stop(index(event));
        return whole.isEmpty() ? pieces.wholeArguments(index(event), "{}") : whole;
    }

    private List<StreamEvent> reasoning(JsonNode thought) {
        String text = thought.path("text").asText("");
        String signature = thought.has("redactedContent")
                ? Signatures.hidden(thought.path("redactedContent").asText(""))
                : thought.path("signature").asText("");
        return pieces.reasoning(text, signature);
    }

    private static int index(JsonNode event) {
        return event.path("contentBlockIndex").asInt(0);
    }
}
