package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.hangs;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static io.llmrouter.engine.exec.ScriptedCalls.stalls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Hedge;
import io.llmrouter.engine.policy.Timeouts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HedgeTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void takesTheHedgesAnswerWhenTheFirstIsLate() {
        scene.hedge = hedge(20);
        scene.account("slow", new ScriptedCalls(hangs(scene.time.passing(20))))
                .account("quick", new ScriptedCalls(says("quick")));

        assertThat(text(scene.chat())).isEqualTo("quick");
        Attempt beaten = scene.log.attempts().get(0);
        assertThat(beaten.failure()).isEqualTo(Failure.of(FailureKind.CANCELLED, "another candidate answered first"));
        assertThat(beaten.usage().source()).isEqualTo(Usage.Source.ESTIMATED);
        assertThat(beaten.cost()).isGreaterThan(Money.ZERO);
        assertThat(scene.log.attempts()).extracting(Attempt::hedge).containsExactly(false, true);
    }

    @Test
    void takesTheFirstAnswerWhenItComesFirstAndGivesTheHedgeUp() {
        scene.hedge = hedge(10);
        CountDownLatch hedged = new CountDownLatch(1);
        ScriptedCalls hedge = new ScriptedCalls(call -> {
            hedged.countDown();
            return hangs().take(call);
        });
        scene.account("first", new ScriptedCalls(call -> {
                    scene.time.passing(10).run();
                    awaitLatch(hedged);
                    return says("first").take(call);
                }))
                .account("hedge", hedge);

        assertThat(text(scene.chat())).isEqualTo("first");
        await().untilAsserted(() -> assertThat(scene.log.attempts())
                .extracting(Attempt::failure)
                .containsExactly(null, Failure.of(FailureKind.CANCELLED, "another candidate answered first")));
        assertThat(scene.log.decision().cost()).isGreaterThan(new Money(14_000));
    }

    @Test
    void asksNobodyElseWhenTheFirstIsInTime() {
        scene.hedge = hedge(60_000);
        scene.account("first", new ScriptedCalls(says("first"))).account("other", new ScriptedCalls(says("other")));

        assertThat(text(scene.chat())).isEqualTo("first");
        assertThat(scene.tried()).isEqualTo("first");
    }

    @Test
    void waitsForTheHedgeWhenTheFirstFails() {
        scene.hedge = hedge(10);
        CountDownLatch hedged = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        scene.account("first", new ScriptedCalls(call -> {
                    scene.time.passing(10).run();
                    awaitLatch(hedged);
                    failed.countDown();
                    return fails(Failure.of(FailureKind.INVALID_REQUEST, "no")).take(call);
                }))
                .account("hedge", new ScriptedCalls(call -> {
                    hedged.countDown();
                    awaitLatch(failed);
                    return says("hedge").take(call);
                }));

        assertThat(text(scene.chat())).isEqualTo("hedge");
    }

    @Test
    void staysWithinItsShareOfCalls() {
        scene.hedge = new Hedge(Duration.ofMillis(1), 0.01, null);
        scene.timeouts = new Timeouts(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(40));
        scene.account("slow", new ScriptedCalls(hangs(scene.time.passing(40))))
                .account("quick", new ScriptedCalls(says("never")));

        assertThat(scene.chat().isAnswered()).isFalse();
        assertThat(scene.tried()).isEqualTo("slow");
    }

    @Test
    void hedgesStreamsUntilTheirFirstContentAndClosesTheLoser() {
        scene.hedge = hedge(20);
        ScriptedCalls slow = new ScriptedCalls(stalls(scene.time.passing(20), new StreamEvent.Started("id", "wire")));
        scene.account("slow", slow).account("quick", new ScriptedCalls(says("quick")));

        String kinds = scene.stream()
                .fold(reply -> reply.fold(whole -> "whole", live -> all(live.stream())), Failure::toString);

        assertThat(kinds).isEqualTo("STARTED TEXT USAGE FINISHED ");
        await().untilAsserted(() -> assertThat(slow.closed).isNotEmpty());
    }

    private static Hedge hedge(long millis) {
        return new Hedge(Duration.ofMillis(millis), 1, null);
    }

    private static String all(ReplyStream stream) {
        StringBuilder kinds = new StringBuilder();
        stream.forEachRemaining(event -> kinds.append(event.kind()).append(' '));
        return kinds.toString();
    }

    private static String text(Outcome<Reply> outcome) {
        return outcome.fold(
                reply -> reply.fold(whole -> Scene.text(whole.response()), live -> "live"), Failure::toString);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
