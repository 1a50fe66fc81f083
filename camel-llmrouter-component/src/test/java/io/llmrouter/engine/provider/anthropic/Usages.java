package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Usage;

/** Opens the dialect's reader of usages to a test of all dialects. */
public final class Usages {

    private Usages() {}

    public static Usage read(JsonNode usage) {
        return UsageReader.read(usage);
    }
}
