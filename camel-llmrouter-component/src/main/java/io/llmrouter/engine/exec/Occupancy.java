package io.llmrouter.engine.exec;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the users of a resource that is closed once it is retired and its last user has left. The count and the mark
 * of retirement share one number, so that it is closed exactly once. Thread-safe.
 */
public final class Occupancy {

    private static final long RETIRED = Long.MIN_VALUE / 2;

    private final Runnable close;
    private final AtomicLong inside = new AtomicLong();

    /** Of a resource that {@code close} closes. */
    public Occupancy(Runnable close) {
        this.close = close;
    }

    /** Lets a user in; false when the resource is retired. */
    public boolean enter() {
        return inside.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    /** Lets a user out that was let in. */
    public void leave() {
        if (inside.decrementAndGet() == RETIRED) {
            close.run();
        }
    }

    /** Lets nobody in any more, and closes the resource when the last user has left. */
    public void retire() {
        if (inside.getAndUpdate(count -> count < 0 ? count : count + RETIRED) == 0) {
            close.run();
        }
    }
}
