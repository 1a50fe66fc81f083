package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import java.util.List;

/** Chat, and generate, which puts the text elsewhere: https://github.com/ollama/ollama/blob/main/docs/api.md */
final class OllamaOracle implements Oracle {

    @Override
    public Told whole(JsonNode answer) {
        return stream(List.of(answer));
    }

    @Override
    public Told stream(List<JsonNode> events) {
        Spoken spoken = new Spoken();
        for (JsonNode line : events) {
            spoken.text.append(text(line, "/message/content")).append(text(line, "/response"));
            spoken.reasoning.append(text(line, "/message/thinking"));
            spoken.beside("logprobs", line.path("logprobs"));
            line.at("/message/tool_calls")
                    .forEach(call -> spoken.call(
                            null,
                            text(call, "/function/name"),
                            call.at("/function/arguments").toString()));
            spoken.model = line.path("model").asText(spoken.model);
            spoken.word = line.path("done_reason").asText(spoken.word);
            if (line.has("eval_count")) {
                spoken.tokens = new Tokens(
                        line.path("prompt_eval_count").asLong(0),
                        0L,
                        0L,
                        line.path("eval_count").asLong(),
                        0L);
            }
        }
        return spoken.told();
    }
}
