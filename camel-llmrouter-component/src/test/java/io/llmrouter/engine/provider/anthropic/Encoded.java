package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Requests as the dialect writes them. */
final class Encoded {

    private static final AnthropicDialect DIALECT = new AnthropicDialect(InstantSource.system());

    private Encoded() {}

    static Map<String, Object> body(ChatRequest request, String model) {
        return body(request, model, quirks(Map.of(), Set.of()), false);
    }

    static Map<String, Object> body(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return Golden.map(request(request, model, quirks, stream).body());
    }

    static DialectRequest request(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DIALECT.encode(request, model, quirks, stream).fold(encoded -> encoded, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    static Failure failure(ChatRequest request, String model) {
        return ProviderKit.failure(DIALECT.encode(request, model, quirks(Map.of(), Set.of()), false));
    }

    static Quirks quirks(Map<String, Object> extra, Set<String> drop) {
        return new Quirks(
                "/messages",
                Quirks.Auth.BEARER,
                Map.of(),
                Map.of(),
                drop,
                Map.of(),
                Map.of(),
                extra,
                Map.of(),
                CardFacts.NONE);
    }
}
