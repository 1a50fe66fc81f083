package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;

/** Reads the {@code usage} object, whose input leaves out what was read from, or written to, the prompt cache. */
final class UsageReader {

    private UsageReader() {}

    /**
     * What was used; nothing, and by estimate, if the provider does not say.
     *
     * @param answer has the usage, and beside it the class of service
     */
    static Usage read(JsonNode answer) {
        JsonNode usage = answer.path("usage");
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        long longWrite = 0;
        for (JsonNode detail : usage.path("cacheDetails")) {
            longWrite = detail.path("ttl").asText("").equals("1h")
                    ? Usage.sum(longWrite, Counts.of(detail, "inputTokens"))
                    : longWrite;
        }
        long cached = Counts.of(usage, "cacheReadInputTokens");
        long write = Math.max(longWrite, Counts.of(usage, "cacheWriteInputTokens"));
        return new Usage(
                Usage.sum(Counts.of(usage, "inputTokens"), Usage.sum(cached, write)),
                cached,
                write - longWrite,
                longWrite,
                0,
                0,
                Counts.of(usage, "outputTokens"),
                0,
                0,
                Usage.Source.REPORTED,
                UsageUnits.read(usage, answer.at("/serviceTier/type")));
    }
}
