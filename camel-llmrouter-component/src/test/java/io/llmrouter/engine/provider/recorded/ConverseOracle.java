package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converse: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
final class ConverseOracle implements Oracle {

    private static final String THOUGHT = "/reasoningContent/reasoningText";

    @Override
    public Told whole(JsonNode answer) {
        Spoken spoken = new Spoken();
        for (JsonNode block : answer.at("/output/message/content")) {
            spoken.text.append(text(block, "/text"));
            block.at("/citationsContent/content").forEach(cited -> spoken.text.append(text(cited, "/text")));
            spoken.reasoning.append(text(block, THOUGHT + "/text"));
            prove(spoken, text(block, THOUGHT + "/signature"));
            JsonNode use = block.path("toolUse");
            if (block.has("toolResult") || block.has("citationsContent") || isTheirs(use)) {
                spoken.beside("content_blocks", List.of(block));
            } else if (use.isObject()) {
                spoken.call(
                        text(use, "/toolUseId"),
                        text(use, "/name"),
                        use.path("input").toString());
            }
        }
        spoken.word = answer.path("stopReason").textValue();
        spoken.tokens = tokens(answer.path("usage"));
        return spoken.told();
    }

    @Override
    public Told stream(List<JsonNode> events) {
        Spoken spoken = new Spoken();
        Map<Integer, Integer> calls = new HashMap<>();
        for (JsonNode event : events) {
            int index = event.path("contentBlockIndex").asInt(-1);
            JsonNode use = event.at("/start/toolUse");
            if (use.isObject() && !isTheirs(use)) {
                calls.put(index, spoken.calls());
                spoken.call(text(use, "/toolUseId"), text(use, "/name"), "");
            }
            spoken.text.append(text(event, "/delta/text"));
            spoken.reasoning.append(text(event, "/delta/reasoningContent/text"));
            prove(spoken, text(event, "/delta/reasoningContent/signature"));
            if (calls.containsKey(index)) {
                spoken.arguments(calls.get(index), text(event, "/delta/toolUse/input"));
            }
            spoken.word = event.path("stopReason").asText(spoken.word);
            spoken.tokens = event.has("usage") ? tokens(event.path("usage")) : spoken.tokens;
        }
        return spoken.told();
    }

    /** Tools that the provider calls by itself. */
    private static boolean isTheirs(JsonNode use) {
        return use.path("type").asText().equals("server_tool_use");
    }

    private static void prove(Spoken spoken, String proof) {
        if (!proof.isEmpty()) {
            spoken.proofs.add(proof);
        }
    }

    private static Tokens tokens(JsonNode usage) {
        long read = usage.path("cacheReadInputTokens").asLong(0);
        long written = usage.path("cacheWriteInputTokens").asLong(0);
        long input = usage.path("inputTokens").asLong(0) + read + written;
        return new Tokens(input, read, written, usage.path("outputTokens").asLong(0), 0L);
    }
}
