package io.llmrouter.engine.observe;

/**
 * Hears what happens in calls, in the thread it happens in: so it must be quick, thread-safe, and must not throw.
 */
@FunctionalInterface
public interface CallListener {

    /** Hears nothing. */
    CallListener NONE = event -> {};

    void on(CallEvent event);

    /** Hears with this one first, and then with the other. */
    default CallListener and(CallListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}
