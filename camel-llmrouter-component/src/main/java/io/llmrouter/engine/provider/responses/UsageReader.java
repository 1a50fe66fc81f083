package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;

/** Reads the {@code usage} object: cached tokens are a part of the input, reasoning a part of the output. */
final class UsageReader {

    private UsageReader() {}

    /** What was used; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        JsonNode input = usage.path("input_tokens_details");
        JsonNode output = usage.path("output_tokens_details");
        return new Usage(
                tokens(usage, "input_tokens"),
                tokens(input, "cached_tokens"),
                tokens(input, "cache_write_tokens"),
                0,
                tokens(input, "audio_tokens"),
                tokens(input, "image_tokens"),
                tokens(usage, "output_tokens"),
                tokens(output, "reasoning_tokens"),
                tokens(output, "audio_tokens"),
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private static long tokens(JsonNode object, String name) {
        return Math.max(0, object.path(name).asLong(0));
    }
}
