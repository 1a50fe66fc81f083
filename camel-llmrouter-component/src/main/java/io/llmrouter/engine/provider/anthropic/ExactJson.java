package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;

/** Reads JSON so that it can be written again as it came: a 1.0 in the arguments of a tool stays one, not a 1. */
final class ExactJson {

    private static final ObjectReader READER =
            Json.mapper().reader().without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private ExactJson() {}

    static JsonNode tree(byte[] json) throws IOException {
        return READER.readTree(json);
    }

    static JsonNode tree(String json) throws JsonProcessingException {
        return READER.readTree(json);
    }
}
