package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.emits;
import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.hangs;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static io.llmrouter.engine.exec.ScriptedCalls.stalls;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.StreamGuard;
import io.llmrouter.engine.policy.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {

    private static final StreamEvent STARTED = new StreamEvent.Started("id", "wire");
    private static final StreamEvent HELLO = new StreamEvent.TextDelta("Hello");
    private static final StreamEvent DONE = new StreamEvent.Finished(FinishReason.STOP, "stop");
    private static final StreamEvent BROKEN =
            new StreamEvent.Failed(Failure.of(FailureKind.OVERLOADED, "inside a 200"));

    private final Scene scene = new Scene();
    private final List<Ending> endings = new ArrayList<>();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void bringsEveryEventOnceAndInOrder() {
        scene.account("a", new ScriptedCalls(says("yes")));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED TEXT USAGE FINISHED");
        assertThat(endings).containsExactly(new Ending(null, Usage.of(10, 2)));
        assertThat(scene.log.attempts().get(0).usage()).isEqualTo(Usage.of(10, 2));
        assertThat(scene.log.attempts().get(0).firstContent())
                .isBetween(Duration.ZERO, scene.log.attempts().get(0).latency());
    }

    @Test
    void goesElsewhereWhenItFailsBeforeContent() {
        scene.account("a", new ScriptedCalls(emits(STARTED, new StreamEvent.Ping(), BROKEN)))
                .account("b", new ScriptedCalls(says("yes")));

        ReplyStream stream = live(scene.stream());

        assertThat(kinds(stream)).isEqualTo("STARTED TEXT USAGE FINISHED");
        assertThat(scene.tried()).isEqualTo("a a a b");
    }

    @Test
    void tellsOfAFailureAfterContentAndNeverSwitches() {
        ScriptedCalls first = new ScriptedCalls(emits(STARTED, HELLO, BROKEN));
        scene.account("a", first).account("b", new ScriptedCalls(says("never")));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED TEXT FAILED");
        assertThat(scene.tried()).isEqualTo("a");
        assertThat(first.closed).isNotEmpty();
        assertThat(endings)
                .extracting(Ending::failure)
                .extracting(Failure::kind)
                .containsExactly(FailureKind.OVERLOADED);
    }

    @Test
    void tellsOfAStreamThatStopsWithoutAnEnd() {
        scene.account("a", new ScriptedCalls(emits(STARTED, HELLO)));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED TEXT FAILED");
        assertThat(endings.get(0).failure().kind()).isEqualTo(FailureKind.CONNECTION_LOST);
    }

    @Test
    void takesAnEmptyAnswerForAnAnswer() {
        scene.account("a", new ScriptedCalls(emits(STARTED, DONE)));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED FINISHED");
    }

    @Test
    void goesElsewhereWhenNoContentComesInTime() {
        scene.timeouts = timeouts(20, 5_000);
        scene.retry = new Retry(1, Duration.ZERO, Duration.ZERO, 0, true);
        scene.account("a", new ScriptedCalls(hangs(scene.time.passing(20))))
                .account("b", new ScriptedCalls(stalls(scene.time.passing(20), STARTED)))
                .account("c", new ScriptedCalls(says("yes")));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED TEXT USAGE FINISHED");
        assertThat(scene.tried()).isEqualTo("a b c");
        assertThat(scene.log.attempts().get(0).failure())
                .isEqualTo(Failure.of(FailureKind.TIMEOUT, "no first token within 20 ms"));
    }

    @Test
    void endsAStreamThatStalls() {
        scene.timeouts = timeouts(5_000, 20);
        scene.account("a", new ScriptedCalls(stalls(scene.time.passing(20), STARTED, HELLO)));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED TEXT FAILED");
        assertThat(endings.get(0).failure()).isEqualTo(Failure.of(FailureKind.TIMEOUT, "nothing came for 20 ms"));
    }

    @Test
    void freesEverythingWhenItIsDroppedUnread() {
        ScriptedCalls provider = new ScriptedCalls(stalls(STARTED, HELLO));
        scene.account("a", provider);
        ReplyStream stream = live(scene.stream());

        stream.close();
        stream.close();

        assertThat(provider.calls.get(0).cancellation().reason()).isPresent();
        assertThat(provider.closed).isNotEmpty();
        assertThat(endings).hasSize(1);
        assertThat(endings.get(0).failure().kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(scene.log.attempts().get(0).usage().source()).isEqualTo(Usage.Source.ESTIMATED);
    }

    @Test
    void feedsTheBreakerWithStreamsThatBreakOff() {
        scene.account("a", new ScriptedCalls(emits(STARTED, HELLO, BROKEN)));
        for (int i = 0; i < 5; i++) {
            kinds(live(scene.stream()));
        }

        String outcome = scene.stream()
                .fold(reply -> "answered", failure -> failure.kind().word());
        assertThat(outcome).isEqualTo("tripped");
    }

    @Test
    void commitsWhenTooMuchIsHeldBack() {
        StreamEvent[] many = new StreamEvent[HeldBack.MOST_EVENTS + 1];
        Arrays.fill(many, new StreamEvent.TextDelta(""));
        many[many.length - 1] = BROKEN;
        scene.account("a", new ScriptedCalls(emits(many))).account("b", new ScriptedCalls(says("never")));

        assertThat(kinds(live(scene.stream()))).endsWith("TEXT FAILED");
        assertThat(scene.tried()).isEqualTo("a");
    }

    @Test
    void neverCommitsForPingsBeginningsAndUsage() {
        StreamEvent[] many = new StreamEvent[3 * HeldBack.MOST_EVENTS];
        for (int i = 0; i < many.length; i += 3) {
            many[i] = STARTED;
            many[i + 1] = new StreamEvent.Ping();
            many[i + 2] = new StreamEvent.UsageReported(Usage.of(1, i));
        }
        many[many.length - 1] = BROKEN;
        scene.account("a", new ScriptedCalls(emits(many))).account("b", new ScriptedCalls(says("yes")));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED TEXT USAGE FINISHED");
        assertThat(scene.tried()).endsWith("b");
    }

    @Test
    void goesElsewhereWhenAStreamCrawls() {
        scene.streamGuard = new StreamGuard(1_000, Duration.ofMillis(20), 100);
        scene.retry = new Retry(1, Duration.ZERO, Duration.ZERO, 0, true);
        scene.account("a", new ScriptedCalls(stalls(scene.time.passing(20), STARTED, HELLO)))
                .account("b", new ScriptedCalls(emits(STARTED, new StreamEvent.TextDelta("x".repeat(100)), DONE)));

        assertThat(kinds(live(scene.stream()))).isEqualTo("STARTED TEXT FINISHED");
        assertThat(scene.log.attempts().get(0).failure().message())
                .isEqualTo("slower than 1000.0 characters per second for 20 ms");
    }

    @Test
    void refusesToGoOnWhenFailingBeforeAnythingWasAccepted() {
        scene.account("a", new ScriptedCalls(fails(Failure.of(FailureKind.INVALID_REQUEST, "wrong"))));

        assertThat(scene.stream().isAnswered()).isFalse();
    }

    private ReplyStream live(Outcome<Reply> outcome) {
        ReplyStream stream = outcome.fold(
                reply -> reply.fold(
                        whole -> {
                            throw new AssertionError("whole");
                        },
                        live -> live.stream()),
                failure -> {
                    throw new AssertionError(failure.toString());
                });
        stream.whenOver(endings::add);
        return stream;
    }

    private static String kinds(ReplyStream stream) {
        List<String> kinds = new ArrayList<>();
        while (stream.hasNext()) {
            kinds.add(stream.next().kind().name());
        }
        return String.join(" ", kinds);
    }

    private static Timeouts timeouts(long firstTokenMillis, long idleMillis) {
        return new Timeouts(
                Duration.ofSeconds(1),
                Duration.ofMillis(firstTokenMillis),
                Duration.ofMillis(idleMillis),
                Duration.ofSeconds(30));
    }
}
