package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the blocks of a streamed answer into events. The API numbers all blocks from 0, events number tool calls alone.
 * Blocks that no event has a name for are told when they are whole; their pieces are pings. For one stream and one
 * thread.
 */
final class StreamBlocks {

    private final AnswerPieces pieces = new AnswerPieces();
    private final Map<Integer, ObjectNode> others = new HashMap<>();
    private final Map<Integer, StringBuilder> inputs = new HashMap<>();
    private String model = "";

    /** Takes note of the model that answers. */
    void of(String name) {
        model = name;
    }

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
                        Signatures.signature(block.path("signature").asText(""), model));
            case "redacted_thinking" ->
                pieces.reasoning(
                        "",
                        Signatures.hidden(block.path("data").asText(""), model).signature());
            case "tool_use" -> toolUse(index(event), block);
            default -> other(index(event), block);
        };
    }

    List<StreamEvent> delta(JsonNode event) {
        JsonNode delta = event.path("delta");
        return switch (delta.path("type").asText("")) {
            case "text_delta" -> pieces.text(delta.path("text").asText(""));
            case "thinking_delta" -> pieces.reasoning(delta.path("thinking").asText(""), "");
            case "signature_delta" ->
                pieces.reasoning(
                        "", Signatures.signature(delta.path("signature").asText(""), model));
            case "input_json_delta" ->
                input(index(event), delta.path("partial_json").asText(""));
            case "citations_delta" -> citation(delta.path("citation"));
            default -> more(others.get(index(event)), delta);
        };
    }

    /** The texts of a block that has no name here come in pieces, too, such as a compaction's. */
    private static List<StreamEvent> more(@Nullable ObjectNode block, JsonNode delta) {
        if (block != null) {
            delta.properties().forEach(field -> {
                String name = field.getKey();
                if (!name.equals("type") && field.getValue().isTextual()) {
                    block.put(
                            name, block.path(name).asText("") + field.getValue().textValue());
                }
            });
        }
        return AnswerPieces.ALIVE;
    }

    /** A call without arguments has an empty object of them. */
    List<StreamEvent> stop(JsonNode event) {
        ObjectNode other = others.remove(index(event));
        return other == null ? pieces.wholeArguments(index(event), "{}") : whole(other, inputs.remove(index(event)));
    }

    private List<StreamEvent> other(int block, JsonNode start) {
        if (start instanceof ObjectNode object) {
            others.put(block, object);
        }
        return AnswerPieces.ALIVE;
    }

    private List<StreamEvent> input(int block, String piece) {
        if (!others.containsKey(block)) {
            return pieces.arguments(block, piece);
        }
        inputs.computeIfAbsent(block, any -> new StringBuilder()).append(piece);
        return AnswerPieces.ALIVE;
    }

    /** A whole block that no event has a name for: it is carried as it came, and told beside the answer. */
    private List<StreamEvent> whole(ObjectNode block, @Nullable StringBuilder input) {
        if (input != null && !input.isEmpty()) {
            try {
                block.set("input", ExactJson.tree(input.toString()));
            } catch (JsonProcessingException e) {
                block.put("input", input.toString());
            }
        }
        Content.Reasoning carried = BlockReader.carried(block, ModelFamily.ofAnswer(model));
        return List.of(
                new StreamEvent.ReasoningDelta(carried.text(), carried.signature()),
                beside(ResponseReader.OTHER_BLOCKS, block));
    }

    private static List<StreamEvent> citation(JsonNode citation) {
        return citation.isObject() ? List.of(beside(ResponseReader.CITATIONS, citation)) : AnswerPieces.ALIVE;
    }

    private static StreamEvent beside(String name, JsonNode one) {
        return new StreamEvent.Extra(Map.of(name, List.of(ExactJson.plain(one))));
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
