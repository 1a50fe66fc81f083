package io.llmrouter.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A provider's stream that threw instead of telling its failure left the attempt open for ever, and the exception went
 * through to the reader.
 */
class ThrowingStreamTest {

    private static final String YAML =
            """
            providers:
              a: { type: openai-compatible, baseUrl: "http://localhost:1/v1" }
            models:
              a/model: { contextWindow: 100000 }
            policies:
              default: { candidates: [ a/model ], retry: { maxAttempts: 1 } }
            """;

    private final List<CallEvent> events = new ArrayList<>();
    private final Faulty provider = new Faulty();
    private final LlmRouter router = LlmRouter.builder(ReadConfig.of(YAML))
            .provider("openai", account -> provider)
            .listener(events::add)
            .build();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void isAFailedAttemptBeforeContent() {
        assertThatThrownBy(() -> router.stream(ChatRequest.of("Hello?"), CallOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        LlmRouterException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE));
        assertIsOver();
    }

    @Test
    void isTheLastEventAfterContent() {
        provider.before = List.of(new StreamEvent.TextDelta("Good "));
        try (AnswerStream stream = router.stream(ChatRequest.of("Hello?"), CallOptions.DEFAULT)) {
            assertThat(stream.next()).isEqualTo(new StreamEvent.TextDelta("Good "));
            assertThat(stream.next()).isInstanceOfSatisfying(StreamEvent.Failed.class, failed -> assertThat(
                            failed.failure().kind())
                    .isEqualTo(FailureKind.MALFORMED_RESPONSE));
            assertThat(stream.hasNext()).isFalse();
        }
        assertIsOver();
    }

    private void assertIsOver() {
        assertThat(provider.closed).isTrue();
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOf(CallEvent.Attempted.class);
        assertThat(events.get(1)).isInstanceOfSatisfying(CallEvent.Ended.class, ended -> assertThat(
                        ended.decision().attempts().get(0).failure())
                .isNotNull());
    }

    private static final class Faulty implements Provider {
        private List<StreamEvent> before = List.of();
        private boolean closed;

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            Iterator<StreamEvent> first = before.iterator();
            return Outcome.answered(new EventStream() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public StreamEvent next() {
                    if (!first.hasNext()) {
                        throw new IllegalStateException("a bug");
                    }
                    return first.next();
                }

                @Override
                public void close() {
                    closed = true;
                }
            });
        }
    }
}
