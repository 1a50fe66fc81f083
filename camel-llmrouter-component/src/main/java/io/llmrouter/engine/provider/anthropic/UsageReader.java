package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;

/** Reads the {@code usage} object, whose input leaves out what was read from, or written to, the prompt cache. */
final class UsageReader {

    private UsageReader() {}

    /** What was used; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        JsonNode written = usage.path("cache_creation");
        long longWrite = tokens(written, "ephemeral_1h_input_tokens");
        long split = longWrite + tokens(written, "ephemeral_5m_input_tokens");
        long write = Math.max(split, tokens(usage, "cache_creation_input_tokens"));
        long cached = tokens(usage, "cache_read_input_tokens");
        return new Usage(
                tokens(usage, "input_tokens") + cached + write,
                cached,
                write - longWrite,
                longWrite,
                0,
                0,
                tokens(usage, "output_tokens"),
                tokens(usage.path("output_tokens_details"), "thinking_tokens"),
                0,
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private static long tokens(JsonNode object, String name) {
        return Math.max(0, object.path(name).asLong(0));
    }
}
