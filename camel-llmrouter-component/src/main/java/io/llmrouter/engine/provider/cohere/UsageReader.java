package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;

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
        long input = tokens(billed, "input_tokens");
        long output = tokens(billed, "output_tokens");
        long unbilled = Math.max(0, tokens(counted, "input_tokens") - input);
        long cached = Math.max(0, tokens(usage, "cached_tokens") - unbilled);
        return new Usage(
                input,
                Math.min(input, cached),
                0,
                0,
                0,
                Math.min(input, tokens(counted, "image_tokens")),
                output,
                Math.min(output, tokens(counted, "reasoning_tokens")),
                0,
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private static long tokens(JsonNode object, String name) {
        return Math.max(0, object.path(name).asLong(0));
    }
}
