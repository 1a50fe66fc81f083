package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Target TARGET = Target.parse("openai/gpt-5-mini");
    private static final Duration QUICK = Duration.ofMillis(10);

    private final List<TargetEvent> events = new ArrayList<>();
    private Instant now = NOON;
    private double random = 0.5;
    private final StateTools tools =
            new StateTools(() -> now, () -> (long) (random * 0x1.0p53) << 11, event -> events.add(event));
    private Breaker breaker = breaker(BreakerSettings.DEFAULT);

    @Test
    void opensWhenHalfOfAtLeastFiveCallsFailedAndSaysWhich() {
        succeed(3);
        fail(FailureKind.SERVER_ERROR, 2);
        assertThat(breaker.tripped()).isEmpty();

        fail(FailureKind.TIMEOUT, 1);

        assertThat(breaker.tryEnter()).isEmpty();
        assertThat(breaker.tripped())
                .hasValue("open until 2026-11-20T12:00:30Z: 3 of the last 6 calls failed (2 server_error, 1 timeout)");
        assertThat(breaker.openUntil()).hasValue(NOON.plusSeconds(30));
        assertThat(breaker.report().counts().failures()).containsEntry(FailureKind.SERVER_ERROR, 2);
    }

    @Test
    void doesNotOpenOnFewerCallsThanItsMinimum() {
        fail(FailureKind.SERVER_ERROR, 4);
        assertThat(breaker.tryEnter()).isPresent();

        fail(FailureKind.SERVER_ERROR, 1);
        assertThat(breaker.tryEnter()).isEmpty();
    }

    @Test
    void neverOpensWithACallThatIsWell() {
        fail(FailureKind.SERVER_ERROR, 4);
        succeed(1);
        assertThat(breaker.tripped()).isEmpty();

        fail(FailureKind.SERVER_ERROR, 1);
        assertThat(breaker.tripped()).isPresent();
    }

    @Test
    void countsOnlyTheLastCallsOfItsWindow() {
        breaker = breaker(settings(CallWindow.ofCalls(4), 3));
        fail(FailureKind.OVERLOADED, 1);
        succeed(3);
        succeed(1);
        fail(FailureKind.OVERLOADED, 1);
        assertThat(breaker.tripped()).isEmpty();

        fail(FailureKind.OVERLOADED, 1);
        assertThat(breaker.tripped())
                .hasValueSatisfying(why -> assertThat(why).endsWith("2 of the last 4 calls failed (2 overloaded)"));
    }

    @Test
    void countsOnlyTheCallsWithinItsTimeToTheNanosecond() {
        breaker = breaker(settings(CallWindow.ofTime(Duration.ofSeconds(10)), 3));
        fail(FailureKind.OVERLOADED, 2);
        now = NOON.plusSeconds(10).minusNanos(1);
        assertThat(breaker.report().counts().calls()).isEqualTo(2);

        now = NOON.plusSeconds(10);
        assertThat(breaker.report().counts()).isEqualTo(CallCounts.NONE);
        fail(FailureKind.OVERLOADED, 2);
        assertThat(breaker.tripped()).isEmpty();
        fail(FailureKind.OVERLOADED, 1);
        assertThat(breaker.tripped()).isPresent();
    }

    @Test
    void opensWhenTooManyCallsAreSlow() {
        breaker = breaker(new BreakerSettings(
                CallWindow.ofCalls(10),
                1,
                0.5,
                Duration.ofSeconds(2),
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                0,
                1));
        succeed(2);
        pass().succeeded(Duration.ofSeconds(2));
        assertThat(breaker.tripped()).isEmpty();

        pass().failed(FailureKind.TIMEOUT, Duration.ofSeconds(3));

        assertThat(breaker.tripped())
                .hasValue("open until 2026-11-20T12:00:05Z: 2 of the last 4 calls took PT2S or longer");
    }

    @Test
    void letsItsProbesThroughAtTheTimeItAnnouncedAndClosesWhenAllAreAnswered() {
        breaker = breaker(settings(CallWindow.ofCalls(10), 2));
        fail(FailureKind.SERVER_ERROR, 2);
        now = NOON.plusSeconds(30).minusNanos(1);
        assertThat(breaker.tryEnter()).isEmpty();

        now = NOON.plusSeconds(30);
        assertThat(breaker.tripped()).isEmpty();
        Breaker.Passage first = pass();
        Breaker.Passage second = pass();
        assertThat(breaker.tryEnter()).isEmpty();
        assertThat(breaker.tripped()).hasValue("half-open: 2 probes are under way");

        first.succeeded(QUICK);
        assertThat(breaker.tryEnter()).isEmpty();
        second.succeeded(QUICK);
        assertThat(breaker.report().state()).isEqualTo("closed");
        assertThat(names()).isEqualTo("BreakerOpened BreakerHalfOpened BreakerClosed");
    }

    @Test
    void staysOpenTwiceAsLongEachTimeAProbeFailsUpToItsLongest() {
        fail(FailureKind.SERVER_ERROR, 5);
        for (long seconds : new long[] {60, 120, 240, 300, 300}) {
            now = breaker.openUntil().orElseThrow();
            pass().failed(FailureKind.CONNECTION, QUICK);
            assertThat(breaker.openUntil()).hasValue(now.plusSeconds(seconds));
        }
        assertThat(breaker.tripped())
                .hasValueSatisfying(why -> assertThat(why).endsWith(": a probe failed (connection)"));

        now = breaker.openUntil().orElseThrow();
        pass().succeeded(QUICK);
        fail(FailureKind.SERVER_ERROR, 5);
        assertThat(breaker.openUntil()).hasValue(now.plusSeconds(30));
    }

    @Test
    void jittersHowLongItStaysOpen() {
        random = 0;
        fail(FailureKind.SERVER_ERROR, 5);
        assertThat(breaker.openUntil()).hasValue(NOON.plusSeconds(24));

        breaker.reset();
        random = 0.75;
        fail(FailureKind.SERVER_ERROR, 5);
        assertThat(breaker.openUntil()).hasValue(NOON.plusSeconds(33));
    }

    @Test
    void givesTheProbeToAnotherWhenItSaidNothingOfTheTarget() {
        fail(FailureKind.SERVER_ERROR, 5);
        now = NOON.plusSeconds(31);
        Breaker.Passage probe = pass();
        probe.forgotten();
        probe.forgotten();

        assertThat(breaker.tryEnter()).isPresent();
        assertThat(breaker.tryEnter()).isEmpty();
    }

    @Test
    void isNotMovedByCallsThatBeganBeforeItOpened() {
        Breaker.Passage good = pass();
        Breaker.Passage bad = pass();
        Breaker.Passage cancelled = pass();
        fail(FailureKind.SERVER_ERROR, 5);
        now = NOON.plusSeconds(30);
        Breaker.Passage probe = pass();

        good.succeeded(QUICK);
        bad.failed(FailureKind.SERVER_ERROR, QUICK);
        cancelled.forgotten();

        assertThat(breaker.report().state()).isEqualTo("half_open");
        assertThat(breaker.tryEnter()).isEmpty();
        probe.succeeded(QUICK);
        assertThat(breaker.report().state()).isEqualTo("closed");
    }

    @Test
    void givesProbesUpThatDoNotComeBack() {
        fail(FailureKind.SERVER_ERROR, 5);
        now = NOON.plusSeconds(30);
        Breaker.Passage lost = pass();
        now = now.plus(Duration.ofMinutes(10)).minusNanos(1);
        assertThat(breaker.tryEnter()).isEmpty();
        assertThat(breaker.tripped()).isPresent();

        now = now.plusNanos(1);
        assertThat(breaker.tripped()).isEmpty();
        Breaker.Passage other = pass();
        lost.failed(FailureKind.TIMEOUT, QUICK);
        assertThat(breaker.report().state()).isEqualTo("half_open");
        other.succeeded(QUICK);
        assertThat(names()).isEqualTo("BreakerOpened BreakerHalfOpened BreakerClosed");
    }

    @Test
    void obeysTheHand() {
        breaker.open();
        now = NOON.plus(Duration.ofDays(1));
        assertThat(breaker.tryEnter()).isEmpty();
        assertThat(breaker.tripped()).hasValue("held open by hand until it is closed");
        assertThat(breaker.openUntil()).isEmpty();

        breaker.close();
        assertThat(breaker.tryEnter()).isPresent();
        assertThat(names()).isEqualTo("BreakerOpened BreakerClosed");
    }

    @Test
    void remembersItsOpeningsWhenClosedByHandAndForgetsThemWhenReset() {
        fail(FailureKind.SERVER_ERROR, 5);
        breaker.close();
        fail(FailureKind.SERVER_ERROR, 5);
        assertThat(breaker.openUntil()).hasValue(NOON.plusSeconds(60));

        breaker.reset();
        fail(FailureKind.SERVER_ERROR, 5);
        assertThat(breaker.openUntil()).hasValue(NOON.plusSeconds(30));
    }

    private Breaker breaker(BreakerSettings settings) {
        return new Breaker(TARGET, settings, tools);
    }

    private static BreakerSettings settings(CallWindow window, int minimum) {
        Duration half = Duration.ofSeconds(30);
        return new BreakerSettings(window, 0.5, 1, null, minimum, half, half, 0, 2);
    }

    private Breaker.Passage pass() {
        return breaker.tryEnter().orElseThrow();
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            pass().succeeded(QUICK);
        }
    }

    private void fail(FailureKind kind, int times) {
        for (int i = 0; i < times; i++) {
            pass().failed(kind, QUICK);
        }
    }

    private String names() {
        return String.join(
                " ",
                events.stream().map(each -> each.getClass().getSimpleName()).toList());
    }
}
