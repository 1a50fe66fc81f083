package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Instant now = NOON;
    private final InstantSource clock = () -> now;
    private final Breaker breaker = new Breaker(clock);

    @Test
    void letsCallsThroughUntilFiveFailuresInARow() {
        fail(4);
        assertThat(breaker.tripped()).isEmpty();
        assertThat(breaker.tryEnter()).isTrue();

        fail(1);
        assertThat(breaker.tryEnter()).isFalse();
        assertThat(breaker.tripped()).hasValueSatisfying(why -> assertThat(why)
                .isEqualTo("5 failures in a row; closed to calls until 2026-11-20T12:00:30Z"));
    }

    @Test
    void countsFromZeroAfterASuccess() {
        fail(4);
        breaker.succeeded();
        fail(4);

        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void letsOneProbeThroughAfterAWhileAndClosesWhenItSucceeds() {
        fail(5);
        now = NOON.plus(Duration.ofSeconds(30));

        assertThat(breaker.tripped()).isEmpty();
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isFalse();
        assertThat(breaker.tripped()).isPresent();

        breaker.succeeded();
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void opensAgainWhenTheProbeFails() {
        fail(5);
        now = NOON.plus(Duration.ofSeconds(30));
        breaker.tryEnter();
        breaker.failed();

        assertThat(breaker.tryEnter()).isFalse();
        now = NOON.plus(Duration.ofSeconds(60));
        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void givesTheProbeToAnotherWhenItSaidNothingOfTheTarget() {
        fail(5);
        now = NOON.plus(Duration.ofSeconds(31));
        breaker.tryEnter();
        breaker.forgotten();

        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void letsExactlyOneOfManyThreadsProbe() throws InterruptedException {
        fail(5);
        now = NOON.plus(Duration.ofMinutes(1));
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 64; i++) {
            threads.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (breaker.tryEnter()) {
                    entered.incrementAndGet();
                }
            });
        }
        start.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(entered).hasValue(1);
    }

    @Test
    void averagesLatencyTowardsTheNewest() {
        TargetStates states = new TargetStates(clock);
        Target target = Target.parse("openai/gpt-5-mini");
        assertThat(states.latencyMillis(target)).isEmpty();

        states.answered(target, Duration.ofMillis(100));
        assertThat(states.latencyMillis(target)).hasValue(100);

        states.answered(target, Duration.ofMillis(200));
        assertThat(states.latencyMillis(target)).hasValue(120);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.tryEnter()).isTrue();
            breaker.failed();
        }
    }
}
