package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Requests as the dialect writes them. */
final class Encoded {

    static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    static final String NOVA = "us.amazon.nova-2-lite-v1:0";
    static final String LLAMA = "us.meta.llama4-scout-17b-instruct-v1:0";
    static final String GPT = "openai.gpt-oss-120b-1:0";

    private static final BedrockDialect DIALECT = new BedrockDialect(InstantSource.system());
    private static final Quirks QUIRKS = new Quirks(
            "/model/{model}/converse",
            Quirks.Auth.BEARER,
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE);

    private Encoded() {}

    static DialectRequest request(ChatRequest request, String model, boolean stream) {
        return DIALECT.encode(request, model, QUIRKS, stream).fold(ready -> ready, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    static DialectRequest request(ChatRequest request, String model, CardFacts card) {
        return DIALECT.encode(request, model, QUIRKS.byModel().of(model, card), false)
                .fold(ready -> ready, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    static JsonNode body(ChatRequest request, String model) {
        return ErrorBody.tree(request(request, model, false).body());
    }

    static FailureKind refusal(ChatRequest request, String model) {
        return ProviderKit.failure(DIALECT.encode(request, model, QUIRKS, false))
                .kind();
    }
}
