package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The calls that have begun and are not over; a stream is over when it has ended or was closed. Thread-safe: a call is
 * written down before it looks whether the door is shut, so that whoever shuts it sees every call that got in.
 */
final class CallsUnderWay {

    private final Set<Cancellation> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    /** Lets a call in; not when the door is shut. */
    boolean enter(Cancellation call) {
        calls.add(call);
        if (shut) {
            leave(call);
        }
        return !shut;
    }

    void leave(Cancellation call) {
        calls.remove(call);
        if (shut) {
            tell();
        }
    }

    private synchronized void tell() {
        notifyAll();
    }

    int count() {
        return calls.size();
    }

    /** Lets no more calls in. */
    void shut() {
        shut = true;
    }

    /** Lets no more calls in, and waits for those inside; false when some are left after that time. */
    synchronized boolean drain(Duration atMost) {
        shut();
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); !calls.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return calls.isEmpty();
    }

    void giveUp(Failure reason) {
        calls.forEach(call -> call.cancel(reason));
    }
}
