package io.llmrouter.engine.observe;

/**
 * Hears when a target or a key is taken from use or comes back, in the thread it happens in and in the order it happens.
 * It is called while the target or key is locked: so it must be quick, thread-safe, must not throw, and must not call the
 * router.
 */
@FunctionalInterface
public interface TargetListener {

    /** Hears nothing. */
    TargetListener NONE = event -> {};

    void on(TargetEvent event);

    /** Hears with this one first, and then with the other. */
    default TargetListener and(TargetListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}
