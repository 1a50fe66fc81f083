package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.wire.Json;

/** Opens the dialect's reader of usages to a test of all dialects. */
public final class Usages {

    private Usages() {}

    public static Usage read(JsonNode usage) {
        return UsageReader.read(Json.mapper().createObjectNode().set("usage", usage));
    }
}
