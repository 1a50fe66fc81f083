package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.failover.FaultScene.Dialect;
import io.llmrouter.engine.failover.FaultScene.Ended;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.test.Fault;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gives a call up hangs up on the provider, too, at once. */
@Timeout(60)
class FreedConnectionsTest {

    private final FaultScene scene = new FaultScene(Dialect.OPENAI);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void closingAStalledStreamHangsUpAndWakesItsReader() throws Exception {
        scene.target("a", Fault.STALL_MIDSTREAM);
        AnswerStream stream = scene.router().stream(scene.request, CallOptions.DEFAULT);
        CompletableFuture<StreamEvent.Kind> last = CompletableFuture.supplyAsync(() -> {
            StreamEvent.Kind kind = StreamEvent.Kind.PING;
            while (stream.hasNext()) {
                kind = stream.next().kind();
            }
            return kind;
        });
        await().until(() -> scene.server.connections() == 1);

        stream.close();

        assertThat(last.get(30, TimeUnit.SECONDS)).isNotEqualTo(StreamEvent.Kind.FINISHED);
        await().until(() -> scene.server.connections() == 0);
        assertThat(Objects.requireNonNull(scene.ended().get(0).failure()).kind())
                .isEqualTo(FailureKind.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closingTheRouterEndsWhatIsUnderWay(boolean streaming) throws Exception {
        scene.target("a", Fault.NO_ANSWER).target("b", Fault.NONE);
        scene.router();
        CompletableFuture<Ended> call = CompletableFuture.supplyAsync(() -> scene.ask(streaming));
        await().until(() -> scene.server.calls("a") == 1);

        scene.router().close();

        assertThat(call.get(30, TimeUnit.SECONDS).brief()).isEqualTo("[cancelled]");
        await().until(() -> scene.server.connections() == 0);
        assertThat(scene.server.calls("b")).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HUGE_ANSWER", "ENDLESS_HEADERS", "WRONG_CONTENT_TYPE", "ERROR_EVENT_BEFORE_CONTENT"})
    void anAnswerThatIsNotReadToItsEndIsNotKept(Fault fault) {
        scene.policy = "retry: { maxAttempts: 1 }";
        scene.target("a", fault, Fault.NONE);

        scene.ask(true);
        assertThat(scene.ask(true).brief()).isEqualTo(Fault.TEXT);

        await().until(() -> scene.server.connections() <= 1);
    }
}
