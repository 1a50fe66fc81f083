package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Requests as the dialect writes them. */
final class Encoded {

    static final GeminiDialect API = GeminiDialect.api(InstantSource.system());
    static final GeminiDialect VERTEX = GeminiDialect.vertex(InstantSource.system());

    private Encoded() {}

    static JsonNode body(ChatRequest request, String model) {
        return ErrorBody.tree(request(API, request, model, Set.of()).body());
    }

    static DialectRequest request(GeminiDialect dialect, ChatRequest request, String model, Set<String> drop) {
        return dialect.encode(request, model, quirks(drop), false).fold(encoded -> encoded, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    static Failure failure(ChatRequest request, String model) {
        return ProviderKit.failure(API.encode(request, model, quirks(Set.of()), false));
    }

    static Quirks quirks(Set<String> drop) {
        return new Quirks(
                "/models/{model}:generateContent",
                Quirks.Auth.BEARER,
                Map.of(),
                Map.of(),
                drop,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE);
    }
}
