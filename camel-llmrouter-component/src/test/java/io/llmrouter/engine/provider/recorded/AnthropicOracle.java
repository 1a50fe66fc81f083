package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import io.llmrouter.engine.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages: https://docs.anthropic.com/en/api/messages */
final class AnthropicOracle implements Oracle {

    @Override
    public Told whole(JsonNode answer) {
        Spoken spoken = new Spoken();
        answer.path("content").forEach(block -> {
            spoken.text.append(block.path("type").asText().equals("text") ? text(block, "/text") : "");
            spoken.reasoning.append(text(block, "/thinking"));
            prove(spoken, text(block, "/signature"));
            prove(spoken, block.path("type").asText().equals("redacted_thinking") ? text(block, "/data") : "");
            if (block.path("type").asText().equals("tool_use")) {
                spoken.call(
                        text(block, "/id"),
                        text(block, "/name"),
                        block.path("input").toString());
            }
        });
        spoken.word = answer.path("stop_reason").textValue();
        end(spoken, answer, answer.path("usage"));
        return spoken.told();
    }

    @Override
    public Told stream(List<JsonNode> events) {
        Spoken spoken = new Spoken();
        Map<Integer, Integer> calls = new HashMap<>();
        ObjectNode usage = Json.mapper().createObjectNode();
        JsonNode message = Json.mapper().createObjectNode();
        for (JsonNode event : events) {
            int index = event.path("index").asInt(-1);
            JsonNode delta = event.path("delta");
            if (event.at("/content_block/type").asText().equals("tool_use")) {
                calls.put(index, spoken.calls());
                spoken.call(text(event, "/content_block/id"), text(event, "/content_block/name"), "");
            }
            spoken.text.append(text(event, "/content_block/text")).append(text(delta, "/text"));
            spoken.reasoning.append(text(delta, "/thinking"));
            prove(spoken, text(delta, "/signature"));
            prove(spoken, text(event, "/content_block/data"));
            if (calls.containsKey(index)) {
                spoken.arguments(calls.get(index), text(delta, "/partial_json"));
            }
            spoken.word = delta.path("stop_reason").asText(spoken.word);
            message = event.has("message") ? event.path("message") : message;
            merge(usage, event.at("/message/usage"));
            merge(usage, event.path("usage"));
        }
        end(spoken, message, usage);
        return spoken.told();
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
