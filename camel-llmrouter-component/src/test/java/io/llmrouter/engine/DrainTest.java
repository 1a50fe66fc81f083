package io.llmrouter.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gentle way to close a router, over real HTTP. */
class DrainTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");
    private static final CallOptions SHORT = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(50));

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    private LlmRouter router;

    @BeforeEach
    void open() {
        router = LlmRouter.builder(ReadConfig.of(
                        """
                providers: { one: { type: openai-compatible, baseUrl: "%s" } }
                models: { one/m: { contextWindow: 8000 } }
                policies: { default: { candidates: [ one/m ], retry: { maxAttempts: 1 } } }
                """
                                .formatted(provider.baseUrl())))
                .build();
    }

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void waitsForCallsUnderWayAndTakesNoMore() {
        ReplyGate gate = new ReplyGate();
        provider.reply(gate.before(Reply.text("Scripted answer.")));
        CompletableFuture<String> call = CompletableFuture.supplyAsync(
                () -> router.chat(HELLO, CallOptions.DEFAULT).response().text());
        await().until(() -> router.callsUnderWay() == 1);

        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> router.drain(Duration.ofMinutes(1)));
        await().untilAsserted(() -> assertThatThrownBy(() -> router.chat(HELLO, SHORT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the router is closed, or closing: it takes no more calls"));
        assertThat(drained).isNotDone();
        gate.open();

        assertThat(drained.orTimeout(60, SECONDS).join()).isTrue();
        assertThat(call.orTimeout(60, SECONDS).join()).isEqualTo("Scripted answer.");
        assertThat(router.callsUnderWay()).isZero();
        assertThatThrownBy(() -> router.chat(HELLO, CallOptions.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the router is closed, or closing: it takes no more calls");
    }

    @Test
    void waitsForStreamsToBeReadToTheirEnd() {
        provider.reply(request -> Reply.text("one two three").every(Duration.ofMillis(50)));
        AnswerStream stream = router.stream(HELLO, CallOptions.DEFAULT);
        CompletableFuture<StreamEvent.Kind> reader =
                CompletableFuture.supplyAsync(() -> last(stream).kind());

        assertThat(router.drain(Duration.ofMinutes(1))).isTrue();

        assertThat(reader.join()).isEqualTo(StreamEvent.Kind.FINISHED);
    }

    @Test
    void givesUpAfterItsTimeAndClosingEndsTheStreamWithAnError() {
        provider.script("hang");
        CompletableFuture<StreamEvent> reader =
                CompletableFuture.supplyAsync(() -> last(router.stream(HELLO, CallOptions.DEFAULT)));
        await().until(() -> provider.requests().size() == 1);

        assertThat(router.drain(Duration.ofMillis(50))).isFalse();
        router.close();

        assertThat(reader.orTimeout(60, SECONDS).join())
                .isInstanceOfSatisfying(
                        StreamEvent.Failed.class,
                        failed -> assertThat(failed.failure().message()).isEqualTo("the router is closed"));
    }

    @Test
    void hasNothingToWaitForWhenNothingIsUnderWay() {
        assertThat(router.drain(Duration.ZERO)).isTrue();
    }

    private static StreamEvent last(AnswerStream stream) {
        List<StreamEvent> events = new ArrayList<>();
        stream.forEachRemaining(events::add);
        return events.get(events.size() - 1);
    }
}
