package io.llmrouter.engine.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Work that may wait, in an executor that is given: so much at a time, so much waiting; what is more is dropped and counted.
 * Thread-safe: one lock, not held while anything runs.
 */
final class Backlog {

    private final Executor executor;
    private final int concurrency;
    private final int room;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;
    private long dropped;

    Backlog(Executor executor, int concurrency, int room) {
        this.executor = executor;
        this.concurrency = concurrency;
        this.room = room;
    }

    /** Takes the work on, to be done soon; false when there is no room for it. */
    boolean offer(Runnable work) {
        synchronized (this) {
            if (running >= concurrency) {
                boolean fits = waiting.size() < room;
                if (fits) {
                    waiting.add(work);
                } else {
                    dropped++;
                }
                return fits;
            }
            running++;
        }
        try {
            executor.execute(() -> work(work));
            return true;
        } catch (RejectedExecutionException e) {
            refused();
            return false;
        }
    }

    private void work(Runnable first) {
        Runnable now = first;
        try {
            while (now != null) {
                now.run();
                now = next();
            }
        } finally {
            if (now != null) {
                stopped();
            }
        }
    }

    private synchronized void refused() {
        running--;
        dropped++;
    }

    private synchronized void stopped() {
        running--;
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            running--;
        }
        return next;
    }

    /** How much was dropped. */
    synchronized long dropped() {
        return dropped;
    }
}
