package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;

/** Reads the {@code usage} object, whose input leaves out what was read from, or written to, the prompt cache. */
final class UsageReader {

    private UsageReader() {}

    /** What was used; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        JsonNode written = usage.path("cache_creation");
        long longWrite = Counts.of(written, "ephemeral_1h_input_tokens");
        long split = Usage.sum(longWrite, Counts.of(written, "ephemeral_5m_input_tokens"));
        long write = Math.max(split, Counts.of(usage, "cache_creation_input_tokens"));
        long cached = Counts.of(usage, "cache_read_input_tokens");
        return new Usage(
                Usage.sum(Counts.of(usage, "input_tokens"), Usage.sum(cached, write)),
                cached,
                write - longWrite,
                longWrite,
                0,
                0,
                Counts.of(usage, "output_tokens"),
                Counts.of(usage.path("output_tokens_details"), "thinking_tokens"),
                0,
                Usage.Source.REPORTED,
                UsageUnits.read(usage, usage.path("service_tier")));
    }
}
