package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void dropsAndCountsWhatThereIsNoRoomFor() {
        List<Runnable> given = new ArrayList<>();
        Backlog backlog = new Backlog(given::add, 1, 2);
        List<Integer> done = new ArrayList<>();

        for (int work = 0; work < 5; work++) {
            int number = work;
            assertThat(backlog.offer(() -> done.add(number))).isEqualTo(work < 3);
        }
        assertThat(given).hasSize(1);
        given.get(0).run();

        assertThat(done).containsExactly(0, 1, 2);
        assertThat(backlog.dropped()).isEqualTo(2);
        assertThat(backlog.offer(() -> done.add(9))).isTrue();
        assertThat(given).hasSize(2);
    }

    @Test
    void workThatBreaksLeavesRoomForOther() {
        Backlog backlog = new Backlog(Runnable::run, 1, 1);

        assertThatIllegalStateException()
                .isThrownBy(() -> backlog.offer(() -> {
                    throw new IllegalStateException("broken");
                }));
        AtomicInteger done = new AtomicInteger();
        assertThat(backlog.offer(done::incrementAndGet)).isTrue();
        assertThat(done).hasValue(1);
    }

    @Test
    void anExecutorThatTakesNothingIsLikeAFullQueue() {
        Backlog backlog = new Backlog(
                work -> {
                    throw new RejectedExecutionException("closed");
                },
                1,
                1);

        assertThat(backlog.offer(() -> {})).isFalse();
        assertThat(backlog.offer(() -> {})).isFalse();
        assertThat(backlog.dropped()).isEqualTo(2);
    }

    @Test
    void neverDoesMoreAtATimeThanIsAllowed() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            Backlog backlog = new Backlog(executor, 3, 1_000);
            AtomicInteger now = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(500);
            for (int work = 0; work < 500; work++) {
                assertThat(backlog.offer(() -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            Thread.onSpinWait();
                            now.decrementAndGet();
                            done.countDown();
                        }))
                        .isTrue();
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(most.get()).isBetween(1, 3);
        } finally {
            executor.shutdownNow();
        }
    }
}
