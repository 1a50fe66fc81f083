package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.policy.StreamGuard;
import org.jspecify.annotations.Nullable;

/**
 * Gives up a stream that has been too slow when the guard's window is over, counted from its first content. Without a
 * guard it does nothing. Used by the stream's reader; the check itself runs in the watchdog's thread.
 */
final class SpeedCheck implements AutoCloseable {

    private final Watchdog watchdog;
    private final AttemptRun run;
    private final HeldBack held;
    private Watchdog.@Nullable Watch watch;

    SpeedCheck(Watchdog watchdog, AttemptRun run, HeldBack held) {
        this.watchdog = watchdog;
        this.run = run;
        this.held = held;
    }

    /** Begins to count once there is content. */
    void sawEvent() {
        StreamGuard guard = run.streamGuard();
        if (guard != null && watch == null && held.hasContent()) {
            watch = watchdog.watch(guard.window(), () -> check(guard));
        }
    }

    private void check(StreamGuard guard) {
        if (held.isTooSlow(guard)) {
            run.cancel(Failure.of(
                    FailureKind.TIMEOUT,
                    "slower than " + guard.charactersPerSecond() + " characters per second for "
                            + guard.window().toMillis() + " ms"));
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
