package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;

/**
 * Reads {@code usageMetadata}. The prompt's count has what was cached in it; thoughts stand beside the candidates' count,
 * and what the provider's own tools put into the prompt stands beside the prompt's.
 */
final class UsageReader {

    private UsageReader() {}

    /** What was used; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        if (!usage.isObject() || !usage.has("promptTokenCount")) {
            return Usage.estimated(0, 0);
        }
        long thoughts = tokens(usage, "thoughtsTokenCount");
        return new Usage(
                tokens(usage, "promptTokenCount") + tokens(usage, "toolUsePromptTokenCount"),
                tokens(usage, "cachedContentTokenCount"),
                0,
                0,
                Math.max(0, input(usage, "AUDIO") - of(usage.path("cacheTokensDetails"), "AUDIO")),
                input(usage, "IMAGE"),
                tokens(usage, "candidatesTokenCount") + thoughts,
                thoughts,
                of(usage.path("candidatesTokensDetails"), "AUDIO"),
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private static long input(JsonNode usage, String modality) {
        return of(usage.path("promptTokensDetails"), modality) + of(usage.path("toolUsePromptTokensDetails"), modality);
    }

    private static long of(JsonNode details, String modality) {
        long sum = 0;
        for (JsonNode detail : details) {
            sum += detail.path("modality").asText("").equals(modality) ? tokens(detail, "tokenCount") : 0;
        }
        return sum;
    }

    private static long tokens(JsonNode object, String name) {
        return Math.max(0, object.path(name).asLong(0));
    }
}
