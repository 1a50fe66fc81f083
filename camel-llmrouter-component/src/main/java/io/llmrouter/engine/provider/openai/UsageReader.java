package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads the {@code usage} object, with the fields that compatible servers use instead. */
final class UsageReader {

    private UsageReader() {}

    /** What was used; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        JsonNode input = usage.path("prompt_tokens_details");
        JsonNode output = usage.path("completion_tokens_details");
        long prompt = tokens(usage, "prompt_tokens", "input_tokens");
        long completion = tokens(usage, "completion_tokens", "output_tokens");
        long reasoning = tokens(output, "reasoning_tokens", "reasoning_tokens");
        if (reasoning > 0 && tokens(usage, "total_tokens", "total_tokens") == prompt + completion + reasoning) {
            completion += reasoning; // some servers count reasoning beside the completion, not in it
        }
        long cached = input.has("cached_tokens")
                ? tokens(input, "cached_tokens", "cached_tokens")
                : tokens(usage, "prompt_cache_hit_tokens", "cached_tokens");
        return new Usage(
                prompt,
                cached,
                tokens(input, "cache_write_tokens", "cache_creation_tokens"),
                0,
                tokens(input, "audio_tokens", "audio_tokens"),
                tokens(input, "image_tokens", "image_tokens"),
                completion,
                reasoning,
                tokens(output, "audio_tokens", "audio_tokens"),
                Usage.Source.REPORTED,
                Units.billed(billed(usage.path("cost"))));
    }

    /** What OpenRouter says the call costs, in credits of one US dollar. */
    private static @Nullable Money billed(JsonNode cost) {
        if (!cost.isNumber()) {
            return null;
        }
        BigDecimal usd = cost.decimalValue().setScale(9, RoundingMode.HALF_EVEN);
        return usd.signum() < 0 || usd.precision() > 18 ? null : Money.usd(usd);
    }

    private static long tokens(JsonNode object, String name, String otherName) {
        JsonNode value = object.has(name) ? object.path(name) : object.path(otherName);
        return Math.max(0, value.asLong(0));
    }
}
