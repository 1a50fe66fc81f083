package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.Condition;

/** Compiles the expressions in {@code when}. */
@FunctionalInterface
public interface Conditions {

    /**
     * The condition an expression stands for.
     *
     * @throws IllegalArgumentException saying what is wrong with the expression
     */
    Condition compile(String expression);
}
