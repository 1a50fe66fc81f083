package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.PlanRequest;
import org.jspecify.annotations.Nullable;

/** Gives requests labels, by what only the application knows. Thread-safe. */
@FunctionalInterface
public interface Labeller {

    /**
     * What a request is about; null or empty when it is none of what this knows. Called in the thread that asks, once for
     * each plan, and not to call models.
     */
    @Nullable
    String label(PlanRequest request);
}
