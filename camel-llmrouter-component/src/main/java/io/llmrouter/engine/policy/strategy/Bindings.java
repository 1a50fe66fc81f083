package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import org.jspecify.annotations.Nullable;

/** Which target each key is bound to: of the keys seen last, as many as there is room for. Thread-safe; must not block. */
public interface Bindings {

    /** The target that the key is bound to; null when it is bound to none, or not remembered any more. */
    @Nullable
    Target of(long key);

    /** Binds the key to the target, and to no other any more. */
    void bind(long key, Target target);
}
