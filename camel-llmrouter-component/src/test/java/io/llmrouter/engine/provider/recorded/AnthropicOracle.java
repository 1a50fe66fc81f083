package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import io.llmrouter.engine.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages: https://docs.anthropic.com/en/api/messages */
final class AnthropicOracle implements Oracle {

    @Override
    public Told whole(JsonNode answer) {
        Spoken spoken = new Spoken();
        answer.path("content").forEach(block -> block(spoken, block));
        spoken.word = answer.path("stop_reason").textValue();
        end(spoken, answer, answer.path("usage"));
        return spoken.told();
    }

    /** Blocks of the provider's own tools go back as they are. */
    private static void block(Spoken spoken, JsonNode block) {
        switch (block.path("type").asText()) {
            case "text" -> {
                spoken.text.append(text(block, "/text"));
                spoken.beside("citations", block.path("citations"));
            }
            case "thinking" -> {
                spoken.reasoning.append(text(block, "/thinking"));
                prove(spoken, text(block, "/signature"));
            }
            case "redacted_thinking" -> prove(spoken, "redacted_thinking:" + text(block, "/data"));
            case "tool_use" ->
                spoken.call(
                        text(block, "/id"),
                        text(block, "/name"),
                        block.path("input").toString());
            default -> {
                prove(spoken, block.toString());
                spoken.beside("content_blocks", List.of(block));
            }
        }
    }

    @Override
    public Told stream(List<JsonNode> events) {
        Map<Integer, ObjectNode> blocks = new TreeMap<>();
        Map<Integer, StringBuilder> inputs = new HashMap<>();
        ObjectNode usage = Json.mapper().createObjectNode();
        JsonNode message = Json.mapper().createObjectNode();
        String word = null;
        for (JsonNode event : events) {
            int index = event.path("index").asInt(-1);
            if (event.path("content_block") instanceof ObjectNode start) {
                blocks.put(index, start.deepCopy());
            }
            if (blocks.containsKey(index)) {
                more(blocks.get(index), inputs.computeIfAbsent(index, any -> new StringBuilder()), event.path("delta"));
            }
            word = event.at("/delta/stop_reason").asText(word);
            message = event.has("message") ? event.path("message") : message;
            merge(usage, event.at("/message/usage"));
            merge(usage, event.path("usage"));
        }
        Spoken spoken = new Spoken();
        blocks.forEach((index, block) -> {
            if (!inputs.get(index).isEmpty()) {
                block.set("input", Heard.json(inputs.get(index).toString()));
            }
            block(spoken, block);
        });
        spoken.word = word;
        end(spoken, message, usage);
        return spoken.told();
    }

    private static void more(ObjectNode block, StringBuilder input, JsonNode delta) {
        for (String name : List.of("text", "thinking", "signature")) {
            if (delta.has(name)) {
                block.put(name, text(block, "/" + name) + text(delta, "/" + name));
            }
        }
        if (delta.has("citation")) {
            block.withArray("citations").add(delta.path("citation"));
        }
        input.append(text(delta, "/partial_json"));
    }

    private static void prove(Spoken spoken, String proof) {
        if (!proof.isEmpty()) {
            spoken.proofs.add(proof);
        }
    }

    private static void merge(ObjectNode usage, JsonNode more) {
        more.properties().forEach(field -> usage.set(field.getKey(), field.getValue()));
    }

    private static void end(Spoken spoken, JsonNode message, JsonNode usage) {
        spoken.id = message.path("id").asText();
        spoken.model = message.path("model").asText();
        long read = usage.path("cache_read_input_tokens").asLong(0);
        long written = usage.path("cache_creation_input_tokens").asLong(0);
        spoken.tokens = new Tokens(
                usage.path("input_tokens").asLong(0) + read + written,
                read,
                written,
                usage.path("output_tokens").asLong(0),
                usage.at("/output_tokens_details/thinking_tokens").asLong(0));
    }
}
