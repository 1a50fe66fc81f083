package io.llmrouter.engine.wire;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How time passes between attempts, and in simulations. Thread-safe; a test's own may only move a clock. */
@FunctionalInterface
public interface Pause {

    /** Longer than anything that is waited for. */
    Duration FOR_EVER = Duration.ofDays(36_500);

    /** Waits in real time; a cancellation wakes it at once, an interrupt too (the thread stays interrupted). */
    Pause REAL = Pause::wait;

    /** Lets the time pass; false if it was cut short. */
    boolean pass(Duration time, Cancellation cancellation);

    /**
     * Waits until that is done, in real time unless an implementation has another; false if it was not within that time, or
     * the thread was interrupted, and stays so.
     */
    default boolean until(CompletionStage<?> done, Duration atMost) {
        return !wait(atMost, endedBy(done));
    }

    /** What is cancelled when that is done, however it went. */
    static Cancellation endedBy(CompletionStage<?> done) {
        Cancellation ended = new Cancellation();
        Failure why = Failure.of(FailureKind.CANCELLED, "what was waited for is there");
        done.whenComplete((value, thrown) -> ended.cancel(why));
        return ended;
    }

    private static boolean wait(Duration time, Cancellation cancellation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        Runnable wake = cancelled::countDown;
        cancellation.onCancel(wake);
        try {
            return !cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            cancellation.forget(wake);
        }
    }
}
