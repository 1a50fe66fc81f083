package io.llmrouter.engine;

import io.llmrouter.engine.exec.Ticker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that goes on as fast as the machine's, but stands still while the machine keeps this process waiting: what is in
 * time stays in time, however busy the machine is.
 */
public final class PacedTime implements Ticker, AutoCloseable {

    private static final long STEP_MILLIS = 2;
    /** What passes at most from step to step. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(5);

    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    private PacedTime() {}

    public static PacedTime started() {
        PacedTime time = new PacedTime();
        Thread thread = new Thread(time::go, "paced-time");
        thread.setDaemon(true);
        thread.start();
        return time;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    /** Lets so many nanoseconds pass beside. */
    public void passes(long more) {
        nanos.addAndGet(more);
    }

    private void go() {
        long before = System.nanoTime();
        while (!isClosed()) {
            long now = System.nanoTime();
            passes(Math.min(now - before, LONGEST));
            before = now;
        }
    }

    private boolean isClosed() {
        try {
            return closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
