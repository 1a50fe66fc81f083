package io.llmrouter.engine.wire;

import io.llmrouter.engine.model.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call from another thread: the caller's, or the watchdog's at a deadline. The first reason wins and stays.
 * Thread-safe; actions run once, in the thread that cancels (or at once, when registered too late), outside the lock.
 */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>(1);
    private Runnable release = () -> {};
    private @Nullable Failure reason;

    /** Ends the call for that reason; does nothing if it has ended already. */
    public void cancel(Failure why) {
        List<Runnable> due;
        synchronized (actions) {
            if (reason != null) {
                return;
            }
            reason = why;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /**
     * A cancellation that ends with this one, and that may end before it without touching it. Must be
     * {@linkplain #release released} when what it guards is over.
     */
    public Cancellation child() {
        Cancellation child = new Cancellation();
        Runnable follow = () -> child.cancel(reason().orElseThrow());
        child.release = () -> forget(follow);
        onCancel(follow);
        return child;
    }

    /** Cuts the tie to the cancellation this is a child of. */
    public void release() {
        release.run();
    }

    /** Has the action run when the call is cancelled, or now if it was. */
    public void onCancel(Runnable action) {
        synchronized (actions) {
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Forgets an action: the thing it would end is over. */
    public void forget(Runnable action) {
        synchronized (actions) {
            actions.remove(action);
        }
    }

    /** Why the call was cancelled, if it was. */
    public Optional<Failure> reason() {
        synchronized (actions) {
            return Optional.ofNullable(reason);
        }
    }
}
