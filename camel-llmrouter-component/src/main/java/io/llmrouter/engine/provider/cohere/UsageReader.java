package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;

/**
 * Reads the {@code usage} object. What is billed leaves out the provider's own preamble, which stands first in the prompt
 * and so is the first to be cached.
 */
final class UsageReader {

    private UsageReader() {}

    /** What is billed, else what was counted; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        JsonNode counted = usage.path("tokens");
        JsonNode billed = usage.path("billed_units").has("input_tokens") ? usage.path("billed_units") : counted;
        if (!billed.isObject()) {
            return Usage.estimated(0, 0);
        }
        long input = Counts.of(billed, "input_tokens");
        long output = Counts.of(billed, "output_tokens");
        long unbilled = Math.max(0, Counts.of(counted, "input_tokens") - input);
        long cached = Math.max(0, Counts.of(usage, "cached_tokens") - unbilled);
        return new Usage(
                input,
                Math.min(input, cached),
                0,
                0,
                0,
                Math.min(input, Counts.of(counted, "image_tokens")),
                output,
                Math.min(output, Counts.of(counted, "reasoning_tokens")),
                0,
                Usage.Source.REPORTED,
                Units.NONE);
    }
}
