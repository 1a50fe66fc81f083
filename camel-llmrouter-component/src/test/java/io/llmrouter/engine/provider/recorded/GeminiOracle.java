package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import java.util.List;

/** generateContent: https://ai.google.dev/api/generate-content */
final class GeminiOracle implements Oracle {

    @Override
    public Told whole(JsonNode answer) {
        return answer.at("/candidates/0/content").isEmpty()
                ? Told.failed(FailureKind.CONTENT_POLICY)
                : stream(List.of(answer));
    }

    @Override
    public Told stream(List<JsonNode> events) {
        Spoken spoken = new Spoken();
        for (JsonNode event : events) {
            JsonNode candidate = event.at("/candidates/0");
            candidate.at("/content/parts").forEach(part -> part(spoken, part));
            spoken.besides("groundingMetadata", candidate.path("groundingMetadata"));
            spoken.word = candidate.path("finishReason").asText(spoken.word);
            spoken.id = event.path("responseId").asText(spoken.id);
            spoken.model = event.path("modelVersion").asText(spoken.model);
            JsonNode usage = event.path("usageMetadata");
            spoken.tokens = usage.isObject() ? tokens(usage) : spoken.tokens;
        }
        return spoken.told();
    }

    /** Calls of the older models have no ids. */
    private static void part(Spoken spoken, JsonNode part) {
        (part.path("thought").asBoolean(false) ? spoken.reasoning : spoken.text).append(text(part, "/text"));
        if (part.has("thoughtSignature")) {
            spoken.proofs.add(text(part, "/thoughtSignature"));
        }
        JsonNode call = part.path("functionCall");
        if (call.isObject()) {
            JsonNode arguments = call.path("args");
            spoken.call(
                    Spoken.name(call.path("id")),
                    text(call, "/name"),
                    arguments.isMissingNode() ? "{}" : arguments.toString());
        }
    }

    private static Tokens tokens(JsonNode usage) {
        long input = usage.path("promptTokenCount").asLong(0)
                + usage.path("toolUsePromptTokenCount").asLong(0);
        return new Tokens(
                input,
                usage.path("cachedContentTokenCount").asLong(0),
                0L,
                usage.path("totalTokenCount").asLong(0) - input,
                usage.path("thoughtsTokenCount").asLong(0));
    }
}
