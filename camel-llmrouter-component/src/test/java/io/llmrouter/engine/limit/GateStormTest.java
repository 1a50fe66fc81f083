package io.llmrouter.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at one gate: no place is lost, none is given twice, and nobody waits for ever. */
@Timeout(60)
class GateStormTest {

    private static final Target ONE = Target.parse("works/one");
    private static final Target TWO = Target.parse("works/two");
    private static final int THREADS = 32;

    private final Gates gates = new Gates();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger atOne = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger mostAtOne = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @RepeatedTest(3)
    void losesNoPlaceAndGivesNoneTwice() throws Exception {
        gates.set(new Capacities(
                Map.of(
                        "works",
                        new Capacity(
                                6,
                                Map.of(Priority.HIGH, 1),
                                Map.of(Priority.LOW, 0.8),
                                Map.of(),
                                20,
                                Duration.ofSeconds(5))),
                Map.of(ONE, Capacity.of(3))));
        AtomicInteger seed = new AtomicInteger();

        all(() -> {
            Random random = new Random(seed.incrementAndGet());
            for (int call = 0; call < 400; call++) {
                use(claim(random), random);
            }
            return null;
        });

        assertThat(most).hasValueLessThanOrEqualTo(6);
        assertThat(mostAtOne).hasValueLessThanOrEqualTo(3);
        assertThat(inside).hasValue(0);
        assertThat(gates.load(ONE, Priority.HIGH)).contains(new Load(3, 0, 3, 0));
        assertThat(gates.load(TWO, Priority.HIGH)).contains(new Load(6, 0, 6, 0));
    }

    @Test
    void aStormOfCancelsLeavesTheQueueEmptyAndThePlacesWhole() throws Exception {
        gates.set(new Capacities(
                Map.of("works", new Capacity(2, Map.of(), Map.of(), Map.of(), 100_000, Duration.ofHours(1))),
                Map.of()));
        List<Place> holders = List.of(enter(Priority.LOW), enter(Priority.LOW));
        List<Place> waiting = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch queued = new CountDownLatch(THREADS / 2);
        List<Future<Object>> callers = new ArrayList<>();
        for (int thread = 0; thread < THREADS / 2; thread++) {
            callers.add(threads.submit(() -> waits(waiting, queued)));
        }
        queued.await();
        assertThat(gates.load(ONE, Priority.HIGH).orElseThrow().waiting()).isEqualTo(THREADS / 2 * 100);
        List<Place> all = List.copyOf(waiting);
        for (int thread = 0; thread < THREADS / 2; thread++) {
            int share = thread;
            callers.add(threads.submit(() -> cancels(all, share, holders)));
        }
        for (Future<Object> caller : callers) {
            caller.get();
        }

        assertThat(all).noneMatch(Place::isWaiting).noneMatch(Place::isHeld);
        assertThat(gates.load(ONE, Priority.HIGH)).contains(new Load(2, 0, 2, 0));
    }

    private Object waits(List<Place> waiting, CountDownLatch queued) throws InterruptedException {
        List<Place> mine = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            mine.add(enter(Priority.values()[call % 3]));
        }
        waiting.addAll(mine);
        queued.countDown();
        for (Place each : mine) {
            if (each.settled().toCompletableFuture().join()) {
                each.leave();
            }
        }
        return mine;
    }

    private static Object cancels(List<Place> all, int share, List<Place> holders) {
        for (int at = share; at < all.size(); at += THREADS / 2) {
            all.get(at).giveUp("cancelled");
            if (at == share + THREADS) {
                holders.forEach(Place::leave);
            }
        }
        return all;
    }

    private void use(Claim claim, Random random) throws InterruptedException {
        Place place = gates.enter(claim).orElseThrow();
        if (place.isWaiting() && random.nextInt(4) == 0) {
            place.giveUp("lost patience");
        }
        if (place.settled().toCompletableFuture().join()) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            if (claim.target().equals(ONE)) {
                mostAtOne.accumulateAndGet(atOne.incrementAndGet(), Math::max);
                Thread.yield();
                atOne.decrementAndGet();
            }
            inside.decrementAndGet();
            place.leave();
            place.leave();
        }
    }

    private static Claim claim(Random random) {
        Priority priority = Priority.values()[random.nextInt(3)];
        return new Claim(random.nextBoolean() ? ONE : TWO, priority, "t" + random.nextInt(5), random.nextInt(5) > 0);
    }

    private Place enter(Priority priority) {
        return gates.enter(new Claim(ONE, priority, "", true)).orElseThrow();
    }

    private void all(Callable<Void> task) throws Exception {
        for (Future<Void> each : threads.invokeAll(Collections.nCopies(THREADS, task))) {
            each.get();
        }
    }
}
