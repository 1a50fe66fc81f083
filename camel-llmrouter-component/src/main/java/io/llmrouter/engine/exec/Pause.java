package io.llmrouter.engine.exec;

import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between attempts. Thread-safe. */
@FunctionalInterface
public interface Pause {

    /** Waits in the caller's thread; ends early when the call is cancelled or the thread interrupted. */
    Pause REAL = Pause::block;

    void pause(Duration time, Cancellation cancellation);

    private static void block(Duration time, Cancellation cancellation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        Runnable wake = cancelled::countDown;
        cancellation.onCancel(wake);
        try {
            boolean early = cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
            if (early) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cancellation.forget(wake);
        }
    }
}
