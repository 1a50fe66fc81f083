package io.llmrouter.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A hedge that was beaten was still told of after its call's end, whose record had it as under way. */
class BeatenAttemptTest {

    private static final String YAML =
            """
            providers:
              first: { type: openai-compatible, baseUrl: "http://localhost:1/v1" }
              hedge: { type: openai-compatible, baseUrl: "http://localhost:1/v1" }
            models:
              first/model: { contextWindow: 100000 }
              hedge/model: { contextWindow: 100000 }
            policies:
              default:
                candidates: [ first/model, hedge/model ]
                strategy: ordered
                hedge: { after: 5ms, maxShare: 1 }
            """;

    private final CountDownLatch hedged = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void isOverBeforeItsCallEnds() {
        List<CallEvent> events = new CopyOnWriteArrayList<>();
        try (LlmRouter router = LlmRouter.builder(ReadConfig.of(YAML))
                .provider("openai", account -> account.name().equals("first") ? new First() : new Slow())
                .listener(events::add)
                .build()) {
            router.chat(ChatRequest.of("Hello?"), CallOptions.DEFAULT);
            assertThat(events).hasSize(1);
            answered.countDown();

            await().until(() -> events.size() == 3);

            assertThat(events.get(2)).isInstanceOfSatisfying(CallEvent.Ended.class, ended -> assertThat(
                            ended.decision().attempts())
                    .extracting(Attempt::failure)
                    .satisfiesExactly(first -> assertThat(first).isNull(), beaten -> assertThat(beaten.kind())
                            .isEqualTo(FailureKind.CANCELLED)));
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers once the hedge is under way. */
    private final class First implements Provider {
        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            awaitLatch(hedged);
            return Outcome.answered(ChatResponse.of("wire", "yes", Usage.of(10, 1)));
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            throw new IllegalStateException("nobody asked for a stream");
        }
    }

    /** Takes its time to end after it was beaten. */
    private final class Slow implements Provider {
        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            hedged.countDown();
            awaitLatch(answered);
            return Outcome.failed(FailureKind.CANCELLED, "beaten");
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            throw new IllegalStateException("nobody asked for a stream");
        }
    }
}
