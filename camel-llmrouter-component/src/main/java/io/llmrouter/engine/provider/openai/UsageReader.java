package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;

/** Reads the {@code usage} object, with the fields that compatible servers use instead. */
final class UsageReader {

    private UsageReader() {}

    /** What was used; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        return read(usage, usage.path("service_tier"));
    }

    /** The same, with the class of service that stands beside it. */
    static Usage read(JsonNode usage, JsonNode tier) {
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        JsonNode input = usage.path("prompt_tokens_details");
        JsonNode output = usage.path("completion_tokens_details");
        long prompt = Counts.of(usage, "prompt_tokens", "input_tokens");
        long completion = Counts.of(usage, "completion_tokens", "output_tokens");
        long reasoning = Counts.of(output, "reasoning_tokens");
        long beside = Usage.sum(completion, reasoning);
        if (reasoning > 0 && Counts.of(usage, "total_tokens") == Usage.sum(prompt, beside)) {
            completion = beside; // some servers count reasoning beside the completion, not in it
        }
        long cached = input.has("cached_tokens")
                ? Counts.of(input, "cached_tokens")
                : Counts.of(usage, "prompt_cache_hit_tokens", "cached_tokens");
        return new Usage(
                prompt,
                cached,
                Counts.of(input, "cache_write_tokens", "cache_creation_tokens"),
                0,
                Counts.of(input, "audio_tokens"),
                Counts.of(input, "image_tokens"),
                completion,
                reasoning,
                Counts.of(output, "audio_tokens"),
                Usage.Source.REPORTED,
                UsageUnits.read(usage, tier));
    }
}
