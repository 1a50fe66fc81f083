package io.llmrouter.engine.provider.bedrock;

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
        long longWrite = 0;
        for (JsonNode detail : usage.path("cacheDetails")) {
            longWrite += detail.path("ttl").asText("").equals("1h") ? tokens(detail, "inputTokens") : 0;
        }
        long cached = tokens(usage, "cacheReadInputTokens");
        long write = Math.max(longWrite, tokens(usage, "cacheWriteInputTokens"));
        return new Usage(
                tokens(usage, "inputTokens") + cached + write,
                cached,
                write - longWrite,
                longWrite,
                0,
                0,
                tokens(usage, "outputTokens"),
                0,
                0,
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private static long tokens(JsonNode object, String name) {
        return Math.max(0, object.path(name).asLong(0));
    }
}
