package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories, judged by a checker that shares nothing with the breaker but its settings. */
class BreakerHistoryTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Target TARGET = Target.parse("openai/gpt-5-mini");
    private static final FailureKind[] KINDS = {
        FailureKind.SERVER_ERROR, FailureKind.TIMEOUT, FailureKind.CONNECTION, FailureKind.OVERLOADED
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void keepsToItsLawOverRandomHistories(long seed) {
        Random random = new Random(seed);
        CallWindow window = seed % 2 == 0 ? CallWindow.ofCalls(7) : CallWindow.ofTime(Duration.ofSeconds(20));
        BreakerSettings settings = new BreakerSettings(
                window, 0.4, 0.6, Duration.ofSeconds(1), 4, Duration.ofSeconds(5), Duration.ofSeconds(60), 0, 2);
        AtomicLong millis = new AtomicLong();
        List<TargetEvent> events = new ArrayList<>();
        StateTools tools = new StateTools(() -> START.plusMillis(millis.get()), random, events::add);
        Breaker breaker = new Breaker(TARGET, settings, tools);
        BreakerModel model = new BreakerModel(settings, START);
        List<Breaker.Passage> passages = new ArrayList<>();
        List<Integer> tickets = new ArrayList<>();

        for (int step = 0; step < 20_000; step++) {
            Instant now = START.plusMillis(millis.addAndGet(random.nextInt(1_500)));
            if (passages.isEmpty() || random.nextInt(5) < 2) {
                Optional<Breaker.Passage> passage = breaker.tryEnter();
                Optional<Integer> ticket = model.enter(now);
                assertThat(passage.isPresent()).as("step %s", step).isEqualTo(ticket.isPresent());
                passage.ifPresent(passages::add);
                ticket.ifPresent(tickets::add);
            } else {
                int one = random.nextInt(passages.size());
                end(passages.remove(one), model, tickets.remove(one), random, now);
            }
            assertThat(breaker.report().state()).as("step %s", step).isEqualTo(model.state());
            assertThat(breaker.openUntil()).isEqualTo(model.openUntil());
        }
        assertLegal(events);
        assertThat(events).hasSizeGreaterThan(100);
    }

    private static void end(Breaker.Passage passage, BreakerModel model, int ticket, Random random, Instant now) {
        Duration latency = Duration.ofMillis(random.nextInt(1_600));
        int fate = random.nextInt(10);
        if (fate == 0) {
            passage.forgotten();
            model.forgotten(ticket);
        } else if (fate < 4) {
            passage.failed(KINDS[random.nextInt(KINDS.length)], latency);
            model.ended(ticket, now, true, latency);
        } else {
            passage.succeeded(latency);
            model.ended(ticket, now, false, latency);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void keepsToItsLawUnderEightThreads(long seed) throws InterruptedException {
        int probes = 2;
        BreakerSettings settings = new BreakerSettings(
                CallWindow.ofCalls(10), 0.5, 1, null, 4, Duration.ofMillis(40), Duration.ofMillis(80), 0.5, probes);
        AtomicLong millis = new AtomicLong();
        Map<BreakerState, AtomicInteger> probed = new ConcurrentHashMap<>();
        List<TargetEvent> events = new ArrayList<>();
        StateTools tools = new StateTools(() -> START.plusMillis(millis.get()), new Random(seed), events::add);
        Breaker breaker = new Breaker(TARGET, settings, tools);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            Random random = new Random(seed * 31 + thread);
            threads.submit(() -> {
                start.await();
                for (int i = 0; i < 5_000; i++) {
                    millis.incrementAndGet();
                    breaker.tryEnter().ifPresent(passage -> call(passage, random, probed));
                }
                return null;
            });
        }
        start.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(probed).isNotEmpty();
        assertThat(probed.values()).allSatisfy(let -> assertThat(let).hasValueLessThanOrEqualTo(probes));
        assertThat(events).isNotEmpty();
        assertLegal(events);
    }

    private static void call(Breaker.Passage passage, Random random, Map<BreakerState, AtomicInteger> probes) {
        if (passage.from().kind() == BreakerState.Kind.HALF_OPEN) {
            probes.computeIfAbsent(passage.from(), state -> new AtomicInteger()).incrementAndGet();
        }
        Thread.yield();
        if (random.nextInt(3) == 0) {
            passage.failed(FailureKind.SERVER_ERROR, Duration.ofMillis(1));
        } else {
            passage.succeeded(Duration.ofMillis(1));
        }
    }

    private static void assertLegal(List<TargetEvent> events) {
        String state = "BreakerClosed";
        for (TargetEvent event : events) {
            String next = event.getClass().getSimpleName();
            List<String> legal =
                    switch (state) {
                        case "BreakerClosed" -> List.of("BreakerOpened");
                        case "BreakerOpened" -> List.of("BreakerHalfOpened");
                        default -> List.of("BreakerOpened", "BreakerClosed");
                    };
            assertThat(legal).as("after %s", state).contains(next);
            state = next;
        }
    }
}
