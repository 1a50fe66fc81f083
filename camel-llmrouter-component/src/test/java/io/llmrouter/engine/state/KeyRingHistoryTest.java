package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight threads use three keys while their provider misbehaves; judged by the events and the counts alone. */
class KeyRingHistoryTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Target TARGET = Target.parse("openai/gpt-5-mini");
    private static final int ROUNDS = 4_000;

    private final AtomicLong seconds = new AtomicLong();
    private final List<TargetEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final AtomicIntegerArray made = new AtomicIntegerArray(3);
    private final AtomicIntegerArray answered = new AtomicIntegerArray(3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void losesNoCountAndTellsOnlyLegalHistories(long seed) throws InterruptedException {
        TargetStates states = new TargetStates(() -> START.plusSeconds(seconds.get()), new Random(seed), events::add);
        KeyRing ring = states.keyRings(Map.of("openai", List.of("…aaaa", "…bbbb", "…cccc")))
                .get("openai");
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            Random random = new Random(seed * 97 + thread);
            threads.submit(() -> {
                start.await();
                for (int i = 0; i < ROUNDS; i++) {
                    seconds.incrementAndGet();
                    ring.take(TARGET, List.of()).ifPresent(turn -> use(turn, random));
                }
                return null;
            });
        }
        start.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        List<KeyReport> keys = states.keys();
        for (int i = 0; i < 3; i++) {
            assertThat(keys.get(i).usage().calls()).isEqualTo(made.get(i));
            assertThat(keys.get(i).usage().outputTokens()).isEqualTo(2L * answered.get(i));
            assertThat(keys.get(i).usage().cost()).isEqualTo(new Money(5L * answered.get(i)));
            long failed = keys.get(i).usage().failures().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(failed).isEqualTo((long) made.get(i) - answered.get(i));
        }
        assertLegal();
    }

    private void use(KeyRing.Turn turn, Random random) {
        made.incrementAndGet(turn.index());
        Thread.yield();
        int fate = random.nextInt(10);
        if (fate < 6) {
            answered.incrementAndGet(turn.index());
            turn.ended(null, Usage.of(1, 2), new Money(5));
        } else if (fate < 8) {
            Duration wait = fate == 6 ? null : Duration.ofSeconds(1 + random.nextInt(30));
            turn.ended(new Failure(FailureKind.RATE_LIMITED, "slow", 429, null, wait), null, null);
        } else {
            FailureKind kind = fate == 8 ? FailureKind.AUTHENTICATION : FailureKind.NOT_FOUND;
            turn.ended(Failure.of(kind, "no"), null, null);
        }
    }

    /** What recovers was taken from use before, by the very kind it names; nothing is suspended until before it is told. */
    private void assertLegal() {
        Map<String, FailureKind> suspended = new HashMap<>();
        Map<String, FailureKind> off = new HashMap<>();
        assertThat(events).isNotEmpty();
        for (TargetEvent event : List.copyOf(events)) {
            if (event instanceof TargetEvent.KeyCooled cooled) {
                assertThat(cooled.until()).isAfter(cooled.at());
                suspended.put(cooled.key(), FailureKind.RATE_LIMITED);
            } else if (event instanceof TargetEvent.KeyRejected rejected) {
                assertThat(rejected.until()).isAfterOrEqualTo(rejected.at().plusSeconds(60));
                suspended.put(rejected.key(), rejected.kind());
            } else if (event instanceof TargetEvent.KeyOff gone) {
                assertThat(gone.until()).isAfterOrEqualTo(gone.at().plusSeconds(60));
                off.put(gone.key(), gone.kind());
            } else if (event instanceof TargetEvent.KeyRecovered recovered) {
                boolean target = recovered.from() == FailureKind.NOT_FOUND;
                assertThat((target ? off : suspended).remove(recovered.key())).isEqualTo(recovered.from());
            }
        }
    }
}
