package io.llmrouter.engine.exec;

import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Time that stands still until a test lets it pass, however busy the machine is: nothing is late but what shall be. */
final class HeldTime implements Ticker, Pause {

    private static final Duration LOOK = Duration.ofMillis(5);

    private final AtomicLong nanos = new AtomicLong();
    private final Consumer<Duration> waits;

    /** Time that tells how long was paused. */
    HeldTime(Consumer<Duration> waits) {
        this.waits = waits;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Lets so many milliseconds pass each time it is run. */
    Runnable passing(long millis) {
        return () -> passes(Duration.ofMillis(millis));
    }

    @Override
    public boolean pass(Duration time, Cancellation cancellation) {
        waits.accept(time);
        passes(time);
        return true;
    }

    @Override
    public boolean until(CompletionStage<?> done, Duration atMost) {
        long due = nanos() + atMost.toNanos();
        while (!Pause.REAL.until(done, LOOK)) {
            if (Thread.currentThread().isInterrupted() || nanos() - due >= 0) {
                return false;
            }
        }
        return true;
    }
}
