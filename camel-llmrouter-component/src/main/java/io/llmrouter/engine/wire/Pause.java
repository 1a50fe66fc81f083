package io.llmrouter.engine.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How time passes between attempts, and in simulations. Thread-safe; a test's own may only move a clock. */
@FunctionalInterface
public interface Pause {

    /** Waits in real time; a cancellation wakes it at once, an interrupt too (the thread stays interrupted). */
    Pause REAL = Pause::wait;

    /** Lets the time pass; false if it was cut short. */
    boolean pass(Duration time, Cancellation cancellation);

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
