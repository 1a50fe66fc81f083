package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.CachedTokens;
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
        long completion = Counts.of(usage, "completion_tokens", "output_tokens");
        CachedTokens cached = CachedTokens.in(usage, input);
        long prompt = prompt(usage, cached, completion);
        long reasoning = Counts.any(output.path("reasoning_tokens"), usage.path("reasoning_tokens"));
        boolean research = UsageUnits.isResearch(usage);
        long beside = Usage.sum(completion, reasoning);
        boolean apart = reasoning > completion || Counts.of(usage, "total_tokens") == Usage.sum(prompt, beside);
        if (research || apart) {
            completion = beside; // some servers count reasoning beside the completion, not in it
        }
        return new Usage(
                research ? Usage.sum(prompt, Counts.of(usage, "citation_tokens")) : prompt,
                cached.read(),
                cached.written(),
                cached.longWritten(),
                Counts.of(input, "audio_tokens"),
                Counts.of(input, "image_tokens"),
                completion,
                reasoning,
                Counts.of(output, "audio_tokens"),
                Usage.Source.REPORTED,
                UsageUnits.read(usage, tier));
    }

    /** Some gateways to Claude count what it read from its cache, and wrote to it, beside the prompt, as it does itself. */
    private static long prompt(JsonNode usage, CachedTokens cached, long completion) {
        long prompt = Counts.of(usage, "prompt_tokens", "input_tokens");
        long both = Usage.sum(prompt, cached.all());
        boolean claude = usage.has("cache_read_input_tokens") || usage.has("cache_creation_input_tokens");
        boolean beside = cached.all() > prompt || Counts.of(usage, "total_tokens") == Usage.sum(both, completion);
        return claude && beside ? both : prompt;
    }
}
