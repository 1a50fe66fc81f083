package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EmbedderProviderTest {

    private static final Failure LATE = Failure.of(FailureKind.TIMEOUT, "time is up");

    private final Cancellation cancellation = new Cancellation();

    private <Q extends ModelRequest<?>> ProviderCall<Q> call(Q request) {
        return new ProviderCall<>(
                request,
                "m",
                CardFacts.NONE,
                Credential.NONE,
                Duration.ofSeconds(1),
                cancellation,
                null,
                CallNotes.NONE);
    }

    private static EmbedderProvider provider(TextEmbedder embedder) {
        return new EmbedderProvider(model -> Outcome.answered(embedder));
    }

    private static Outcome<EmbedResponse> answer(EmbedRequest request) {
        return Outcome.answered(new EmbedResponse("m", List.of(new float[] {1}), Usage.of(1, 0)));
    }

    @Test
    void embedsAndDoesNothingElse() {
        EmbedderProvider provider = provider(EmbedderProviderTest::answer);

        assertThat(provider.operations()).containsExactly(Operation.EMBED);
        assertThat(provider.perform(call(EmbedRequest.of(List.of("a")))).isAnswered())
                .isTrue();
        assertThat(provider.chat(call(ChatRequest.of("hello")))).isEqualTo(unsupported());
        assertThat(provider.stream(call(ChatRequest.of("hello")))).isEqualTo(unsupported());
        assertThat(provider.perform(call(RerankRequest.of("q", List.of("a"))))).isEqualTo(unsupported());
    }

    private static Outcome<Object> unsupported() {
        return Outcome.failed(FailureKind.UNSUPPORTED, "the provider only embeds");
    }

    @Test
    void interruptsTheModelWhenTheCallIsCancelled() {
        EmbedderProvider provider = provider(request -> {
            cancellation.cancel(LATE);
            try {
                new CountDownLatch(1).await();
                return answer(request);
            } catch (InterruptedException e) {
                return Outcome.failed(FailureKind.SERVER_ERROR, "interrupted");
            }
        });

        assertThat(provider.perform(call(EmbedRequest.of(List.of("a"))))).isEqualTo(Outcome.failed(LATE));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
