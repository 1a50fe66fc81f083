package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.ProviderKit;
import java.util.Map;
import java.util.Objects;

/** Reads a request, and writes what was read in every dialect: one that can be read must be written or refused. */
record ReadRequest(RequestReading reading, Map<String, ChatDialect> dialects) {

    void read(byte[] body) {
        ChatRequest request;
        try {
            request = reading.read(body);
        } catch (IllegalArgumentException refused) {
            Objects.requireNonNull(refused.getMessage(), "a refusal says why");
            return;
        }
        dialects.values().forEach(dialect -> dialect.encode(request, "m-1", ProviderKit.PLAIN, true));
    }
}
