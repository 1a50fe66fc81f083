package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Transport;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ContentType;

/** Reads an answer to an operation beside chat as the engine does; texts are asked for one by one, and joined. */
record ReadOperation(ChatDialect dialect, Operation operation) {

    /** Bedrock goes by the name of the model. */
    private static final String MODEL = "amazon.titan-embed-text-v2:0";

    private static final Map<Operation, ModelRequest<?>> REQUESTS = Map.of(
            Operation.EMBED, EmbedRequest.of(List.of("one", "two")),
            Operation.RERANK, new RerankRequest("which?", List.of("one", "two", "three"), null, Map.of()),
            Operation.MODERATE, new ModerateRequest(List.of(Content.text("hi")), Map.of()),
            Operation.TRANSCRIBE, TranscribeRequest.of(new byte[] {1}, "a.wav"),
            Operation.SPEAK, new SpeakRequest("hi", null, null, null, Map.of()),
            Operation.IMAGE, new ImageRequest("a cat", 1, null, null, Map.of()),
            Operation.COUNT_TOKENS, new CountTokensRequest(ChatRequest.of("hi"), true));

    /** As the answer, which must be asked for; what was used must add up. */
    void read(byte[] body) {
        AtomicInteger asked = new AtomicInteger();
        read(request(), () -> {
            asked.incrementAndGet();
            return new Dribble(body);
        });
        if (asked.get() == 0) {
            throw new AssertionError("nothing was asked, and so nothing read");
        }
    }

    private <R extends ModelResponse> void read(ModelRequest<R> request, Supplier<InputStream> body) {
        Transport transport = CannedAnswers.transport(200, ContentType.APPLICATION_JSON, body);
        HttpProvider.factory(transport, dialect)
                .create(ProviderKit.account("http://localhost", quirks()))
                .perform(new ProviderCall<>(
                        request,
                        MODEL,
                        CardFacts.NONE,
                        new Credential(ProviderKit.KEY),
                        Duration.ofSeconds(2),
                        new Cancellation(),
                        null,
                        CallNotes.NONE))
                .map(ModelResponse::usage)
                .map(usage -> usage.plus(usage))
                .map(Usage::totalTokens);
    }

    private ModelRequest<?> request() {
        ModelRequest<?> request = REQUESTS.get(operation);
        if (request == null) {
            throw new IllegalArgumentException("nothing to ask for " + operation);
        }
        return request;
    }

    private Quirks quirks() {
        Quirks plain = ProviderKit.PLAIN;
        return new Quirks(
                plain.path(),
                plain.auth(),
                plain.headers(),
                plain.query(),
                plain.drop(),
                plain.rename(),
                Map.of("inputs", 1.0),
                plain.extra(),
                Map.of(operation, "/asked"),
                CardFacts.NONE);
    }
}
