package io.llmrouter.engine.exec;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts who is inside of something that is to be closed when it is wanted no more and the last one has left. The count and
 * the mark of retirement share one number, so that closing happens exactly once. Thread-safe.
 */
public final class Occupancy {

    private static final long RETIRED = Long.MIN_VALUE / 2;

    private final Runnable close;
    private final AtomicLong inside = new AtomicLong();

    /** Of something that is closed by {@code close}. */
    public Occupancy(Runnable close) {
        this.close = close;
    }

    /** Lets someone in; not when it is retired. */
    public boolean enter() {
        return inside.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    /** Lets someone out who was let in. */
    public void leave() {
        if (inside.decrementAndGet() == RETIRED) {
            close.run();
        }
    }

    /** Lets nobody in any more, and closes when the last one has left. */
    public void retire() {
        if (inside.getAndUpdate(count -> count < 0 ? count : count + RETIRED) == 0) {
            close.run();
        }
    }
}
