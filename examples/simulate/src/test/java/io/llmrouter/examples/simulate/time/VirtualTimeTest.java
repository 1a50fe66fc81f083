package io.llmrouter.examples.simulate.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime(Instant.EPOCH, VirtualTimeTest::daemon);
    private final List<String> seen = new ArrayList<>();

    static Thread daemon(Runnable action) {
        Thread thread = new Thread(action);
        thread.setDaemon(true);
        return thread;
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private void see(String what) {
        seen.add(what + " at " + time.nanos() / seconds(1));
    }

    private void sleeper(String name, long from, long length) {
        time.start(seconds(from), () -> {
            see(name + " begins");
            time.pass(Duration.ofSeconds(length), new Cancellation());
            see(name + " ends");
        });
    }

    @Test
    void letsWhatOverlapsEndInTheOrderOfTime() throws InterruptedException {
        sleeper("long", 1, 10);
        sleeper("short", 2, 3);

        time.run();

        assertThat(seen).containsExactly("long begins at 1", "short begins at 2", "short ends at 5", "long ends at 11");
    }

    @Test
    void goesTheSameWayWithHundredsOfThreads() throws InterruptedException {
        for (int at = 0; at < 300; at++) {
            sleeper("s" + at, at % 7, 20 - at % 13);
        }
        time.run();
        List<String> first = List.copyOf(seen);
        VirtualTimeTest again = new VirtualTimeTest();
        for (int at = 0; at < 300; at++) {
            again.sleeper("s" + at, at % 7, 20 - at % 13);
        }
        again.time.run();

        assertThat(first).hasSize(600).isEqualTo(again.seen);
    }

    @Test
    void passesAMonthAtOnce() throws InterruptedException {
        sleeper("month", 0, Duration.ofDays(30).toSeconds());

        time.run();

        assertThat(time.instant()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(30)));
        assertThat(time.millis()).isEqualTo(Duration.ofDays(30).toMillis());
    }

    @Test
    void cutsASleepShortThatIsCancelled() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        time.start(0, () -> see("whole: " + time.pass(Duration.ofHours(1), cancellation)));
        time.alarm(seconds(5), () -> cancellation.cancel(Failure.of(FailureKind.TIMEOUT, "late")));

        time.run();

        assertThat(seen).containsExactly("whole: false at 5");
    }

    @Test
    void waitsForWhatIsDoneInAnotherThread() throws InterruptedException {
        CompletableFuture<String> done = new CompletableFuture<>();
        time.start(0, () -> see("came: " + time.until(done, Duration.ofHours(1))));
        time.start(seconds(1), () -> {
            time.pass(Duration.ofSeconds(8), new Cancellation());
            done.complete("over");
        });

        time.run();

        assertThat(seen).containsExactly("came: true at 9");
    }

    @Test
    void waitsNoLongerThanItMay() throws InterruptedException {
        time.start(0, () -> see("came: " + time.until(new CompletableFuture<>(), Duration.ofSeconds(7))));

        time.run();

        assertThat(seen).containsExactly("came: false at 7");
    }

    @Test
    void letsNoAlarmGoOffThatWasDropped() throws InterruptedException {
        VirtualTime.Alarm alarm = time.alarm(seconds(2), () -> see("alarm"));
        sleeper("work", 0, 3);
        alarm.drop();

        time.run();

        assertThat(alarm.isOver()).isTrue();
        assertThat(seen).noneMatch(each -> each.startsWith("alarm"));
    }

    @Test
    void endsWithTheLastWorkEvenIfAlarmsAreSet() throws InterruptedException {
        time.alarm(seconds(100), () -> see("alarm"));
        sleeper("work", 0, 3);

        time.run();

        assertThat(seen).containsExactly("work begins at 0", "work ends at 3");
    }

    @Test
    void breaksOffWithWhatAnActionThrew() {
        sleeper("other", 0, 50);
        time.start(seconds(4), () -> {
            throw new IllegalArgumentException("a bug");
        });

        assertThatThrownBy(time::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PT4S")
                .hasRootCauseMessage("a bug");
    }
}
