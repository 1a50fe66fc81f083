package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import java.util.function.Function;

/** Compiles the expressions in {@code when}. */
@FunctionalInterface
public interface Conditions {

    /**
     * The condition an expression stands for.
     *
     * @throws IllegalArgumentException saying what is wrong with the expression
     */
    Condition compile(String expression);

    /**
     * The text that an expression makes of a request; empty when it makes none. Thread-safe.
     *
     * @throws IllegalArgumentException as {@link #compile}, or when no expressions are understood here
     */
    default Function<PlanRequest, String> text(String expression) {
        throw new IllegalArgumentException("no expressions are understood here, such as " + expression);
    }
}
