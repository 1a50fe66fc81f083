package io.llmrouter.examples.simulate.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualSchedulerTest {

    private final VirtualTime time = new VirtualTime(Instant.EPOCH, VirtualTimeTest::daemon);
    private final VirtualScheduler scheduler = new VirtualScheduler(time);
    private final List<Long> seconds = new ArrayList<>();

    private void note() {
        seconds.add(TimeUnit.NANOSECONDS.toSeconds(time.nanos()));
    }

    private void runFor(long length) throws InterruptedException {
        time.start(0, () -> time.pass(Duration.ofSeconds(length), new Cancellation()));
        time.run();
    }

    @Test
    void runsATaskWhenItIsDue() throws InterruptedException {
        ScheduledFuture<?> task = scheduler.schedule(this::note, 7, TimeUnit.SECONDS);

        runFor(10);

        assertThat(seconds).containsExactly(7L);
        assertThat(task.isDone()).isTrue();
    }

    @Test
    void runsNoTaskThatWasCancelled() throws InterruptedException {
        ScheduledFuture<?> task = scheduler.schedule(this::note, 7, TimeUnit.SECONDS);
        assertThat(task.getDelay(TimeUnit.SECONDS)).isEqualTo(7);
        task.cancel(false);

        runFor(10);

        assertThat(seconds).isEmpty();
    }

    @Test
    void repeatsUntilItIsCancelled() throws InterruptedException {
        ScheduledFuture<?> task = scheduler.scheduleWithFixedDelay(this::note, 5, 20, TimeUnit.SECONDS);
        scheduler.schedule(() -> task.cancel(false), 50, TimeUnit.SECONDS);

        runFor(100);

        assertThat(seconds).containsExactly(5L, 25L, 45L);
    }

    @Test
    void repeatsAQuickBeatEveryTenSeconds() throws InterruptedException {
        scheduler.scheduleAtFixedRate(this::note, 50, 50, TimeUnit.MILLISECONDS);

        runFor(25);

        assertThat(seconds).containsExactly(0L, 10L, 20L);
    }

    @Test
    void executesWhereTimeMayPass() throws InterruptedException {
        scheduler.execute(() -> {
            time.pass(Duration.ofSeconds(3), new Cancellation());
            note();
        });

        runFor(1);

        assertThat(seconds).containsExactly(3L);
    }
}
