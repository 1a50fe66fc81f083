package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;

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
        long thoughts = Counts.of(usage, "thoughtsTokenCount");
        return new Usage(
                Usage.sum(Counts.of(usage, "promptTokenCount"), Counts.of(usage, "toolUsePromptTokenCount")),
                Counts.of(usage, "cachedContentTokenCount"),
                0,
                0,
                Math.max(0, input(usage, "AUDIO") - of(usage.path("cacheTokensDetails"), "AUDIO")),
                input(usage, "IMAGE"),
                Usage.sum(Counts.of(usage, "candidatesTokenCount"), thoughts),
                thoughts,
                of(usage.path("candidatesTokensDetails"), "AUDIO"),
                Usage.Source.REPORTED,
                UsageUnits.read(usage, tier(usage)));
    }

    /** The searches that an answer is grounded on, of which each is billed since Gemini 3. */
    static long searches(JsonNode candidate) {
        return candidate.path("groundingMetadata").path("webSearchQueries").size();
    }

    /** The Gemini API and Vertex AI name it differently. */
    private static JsonNode tier(JsonNode usage) {
        return usage.has("serviceTier") ? usage.path("serviceTier") : usage.path("trafficType");
    }

    private static long input(JsonNode usage, String modality) {
        return Usage.sum(
                of(usage.path("promptTokensDetails"), modality),
                of(usage.path("toolUsePromptTokensDetails"), modality));
    }

    private static long of(JsonNode details, String modality) {
        long sum = 0;
        for (JsonNode detail : details) {
            sum = detail.path("modality").asText("").equals(modality)
                    ? Usage.sum(sum, Counts.of(detail, "tokenCount"))
                    : sum;
        }
        return sum;
    }
}
