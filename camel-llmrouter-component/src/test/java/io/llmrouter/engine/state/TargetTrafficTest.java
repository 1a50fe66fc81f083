package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetTrafficTest {

    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final TargetTraffic traffic = new TargetTraffic(() -> now);

    @Test
    void knowsNothingBeforeTheFirstCall() {
        assertThat(traffic.quantiles(Measure.TOTAL)).isEmpty();
        assertThat(traffic.errorRate()).isEmpty();
        assertThat(traffic.inFlight()).isZero();
        assertThat(traffic.spent()).isEqualTo(Money.ZERO);
    }

    @Test
    void measuresPercentilesToAFewPercent() {
        for (int millis = 1; millis <= 1_000; millis++) {
            answered(millis);
        }

        Quantiles total = traffic.quantiles(Measure.TOTAL).orElseThrow();
        assertThat(total.p50()).isCloseTo(500, within(500 * 0.07));
        assertThat(total.p90()).isCloseTo(900, within(900 * 0.07));
        assertThat(total.p99()).isCloseTo(990, within(990 * 0.07));
    }

    @Test
    void measuresAnyTimeHoweverShortOrLong() {
        answered(0);
        assertThat(total().p50()).isLessThan(0.02);
        for (int call = 0; call < 200; call++) {
            answered(Duration.ofDays(3).toMillis());
        }
        assertThat(total().p50()).isGreaterThan(Duration.ofHours(1).toMillis());
    }

    @Test
    void aNewMeasurementWeighsAsMuchAsTwoThatAreAHalfLifeOld() {
        for (int call = 0; call < 100; call++) {
            answered(10);
        }
        now = now.plus(DecayingCounts.HALF_LIFE);
        for (int call = 0; call < 45; call++) {
            answered(1_000);
        }
        assertThat(total().p50()).isCloseTo(10, within(1.0));
        for (int call = 0; call < 10; call++) {
            answered(1_000);
        }
        assertThat(total().p50()).isCloseTo(1_000, within(70.0));
    }

    @Test
    void keepsTheRatiosWhenItScalesItsCountsBack() {
        for (int minute = 0; minute < 600; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            for (int call = 0; call < 10; call++) {
                answered(call < 7 ? 100 : 3_000);
            }
            fail(FailureKind.SERVER_ERROR);
        }

        assertThat(total().p50()).isCloseTo(100, within(7.0));
        assertThat(total().p90()).isCloseTo(3_000, within(210.0));
        assertThat(traffic.errorRate().orElseThrow()).isCloseTo(1.0 / 11, within(0.001));
    }

    @Test
    void forgetsWhatWasMeasuredTooLongAgo() {
        answered(100);
        fail(FailureKind.OVERLOADED);
        now = now.plus(DecayingCounts.HALF_LIFE.multipliedBy(9));
        assertThat(traffic.quantiles(Measure.TOTAL)).isPresent();
        assertThat(traffic.errorRate()).hasValue(0.5);

        now = now.plus(DecayingCounts.HALF_LIFE.multipliedBy(3));
        assertThat(traffic.quantiles(Measure.TOTAL)).isEmpty();
        assertThat(traffic.errorRate()).isEmpty();

        now = now.plus(Duration.ofDays(30));
        answered(7);
        assertThat(total().p99()).isCloseTo(7, within(0.5));
    }

    @Test
    void countsFailuresOfTheTargetAndItsKeysOnly() {
        answered(5);
        fail(FailureKind.SERVER_ERROR);
        fail(FailureKind.RATE_LIMITED);
        fail(FailureKind.INVALID_REQUEST);
        fail(FailureKind.CANCELLED);
        fail(FailureKind.TIMEOUT);

        assertThat(traffic.errorRate()).hasValue(0.75);
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void measuresTheFirstTokenOfStreamsAndTheTimeOfEachTokenOfChats() {
        traffic.began(Operation.CHAT)
                .accept(attempt(null, Operation.CHAT, Duration.ofMillis(1_000), Duration.ofMillis(200), 50));
        traffic.began(Operation.EMBED).accept(attempt(null, Operation.EMBED, Duration.ofMillis(30), null, 50));

        assertThat(traffic.quantiles(Measure.FIRST_TOKEN).orElseThrow().p50()).isCloseTo(200, within(14.0));
        assertThat(traffic.quantiles(Measure.TOKEN).orElseThrow().p99()).isCloseTo(20, within(1.4));
    }

    @Test
    void tellsOperationsApartAndAddsThemUp() {
        answered(1_000);
        traffic.began(Operation.EMBED).accept(attempt(null, Operation.EMBED, Duration.ofMillis(20), null, 0));
        fail(FailureKind.TIMEOUT);
        fail(FailureKind.RATE_LIMITED);
        traffic.began(Operation.EMBED);

        assertThat(total().p50()).isCloseTo(1_000, within(70.0));
        assertThat(traffic.of(Operation.EMBED)
                        .quantiles(Measure.TOTAL)
                        .orElseThrow()
                        .p50())
                .isCloseTo(20, within(1.4));
        assertThat(traffic.of(Operation.EMBED).errorRate()).hasValue(0);
        assertThat(traffic.errorRate()).hasValue(0.5);
        assertThat(traffic.errorRates()).isEqualTo(Map.of(FailureKind.TIMEOUT, 0.25, FailureKind.RATE_LIMITED, 0.25));
        assertThat(traffic.inFlight()).isEqualTo(1);
        assertThat(traffic.of(Operation.CHAT).inFlight()).isZero();
        assertThat(traffic.spent()).isEqualTo(new Money(1_000));
        assertThat(traffic.of(Operation.RERANK)).isSameAs(Traffic.NONE);
    }

    @Test
    void comparesCallsWithOthersOfTheirSize() {
        for (int call = 0; call < 20; call++) {
            traffic.began(Operation.CHAT).accept(attempt(null, Operation.CHAT, Duration.ofMillis(300), null, 50));
        }
        traffic.began(Operation.CHAT).accept(attempt(null, Operation.CHAT, Duration.ofMillis(20_000), null, 900));

        assertThat(total().p50()).isCloseTo(300, within(21.0));
        assertThat(traffic.quantiles(Measure.TOTAL, 60).orElseThrow().p99()).isCloseTo(300, within(21.0));
        assertThat(traffic.quantiles(Measure.TOTAL, 500).orElseThrow().p50()).isCloseTo(20_000, within(1_400.0));
        assertThat(traffic.quantiles(Measure.TOTAL, 5_000)).isEqualTo(traffic.quantiles(Measure.TOTAL));
    }

    @Test
    void countsACallUnderWayUntilItsFirstEnd() {
        Consumer<Attempt> one = traffic.began(Operation.CHAT);
        Consumer<Attempt> two = traffic.began(Operation.CHAT);
        assertThat(traffic.inFlight()).isEqualTo(2);

        one.accept(attempt(null, Operation.CHAT, Duration.ofMillis(1), null, 1));
        one.accept(attempt(null, Operation.CHAT, Duration.ofMillis(1), null, 1));
        assertThat(traffic.inFlight()).isEqualTo(1);
        assertThat(traffic.spent()).isEqualTo(new Money(250));

        two.accept(attempt(Failure.of(FailureKind.TIMEOUT, "late"), Operation.CHAT, Duration.ofMillis(9), null, 1));
        assertThat(traffic.inFlight()).isZero();
        assertThat(traffic.spent()).isEqualTo(new Money(500));
    }

    @Test
    void losesNothingUnderEightThreads() throws Exception {
        Callable<Void> calls = () -> {
            for (int call = 0; call < 5_000; call++) {
                answered(call % 2 == 0 ? 10 : 1_000);
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(8, calls))) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(traffic.inFlight()).isZero();
        assertThat(traffic.spent()).isEqualTo(new Money(250L * 40_000));
        assertThat(List.of(total().p50(), total().p90()))
                .satisfiesExactly(half -> assertThat(half).isCloseTo(10, within(1.0)), most -> assertThat(most)
                        .isCloseTo(1_000, within(70.0)));
    }

    private Quantiles total() {
        return traffic.quantiles(Measure.TOTAL).orElseThrow();
    }

    private void answered(long millis) {
        traffic.began(Operation.CHAT).accept(attempt(null, Operation.CHAT, Duration.ofMillis(millis), null, 10));
    }

    private void fail(FailureKind kind) {
        traffic.began(Operation.CHAT)
                .accept(attempt(Failure.of(kind, "no"), Operation.CHAT, Duration.ofMillis(1), null, 0));
    }

    private static Attempt attempt(
            @Nullable Failure failure, Operation operation, Duration latency, @Nullable Duration first, int tokens) {
        return new Attempt(
                1,
                Target.parse("one/m"),
                "…key",
                failure,
                Usage.of(5, tokens),
                new Money(250),
                latency,
                first,
                false,
                null,
                operation,
                List.of());
    }
}
