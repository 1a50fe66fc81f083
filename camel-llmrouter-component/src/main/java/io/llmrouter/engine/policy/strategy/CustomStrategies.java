package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Strategy;
import org.jspecify.annotations.Nullable;

/** Finds the orders that an application brings with it. Thread-safe. */
public interface CustomStrategies {

    /**
     * The application's strategy of that name; its only one when the name is null.
     *
     * @throws IllegalArgumentException saying what is not there, and what is
     */
    Strategy bean(@Nullable String name);

    /**
     * What an expression prefers.
     *
     * @throws IllegalArgumentException saying what is wrong with the expression
     */
    Preference expression(String text);

    /**
     * The application's bean of that name that gives requests labels.
     *
     * @throws IllegalArgumentException saying what is not there, or what it is instead
     */
    default Labeller labeller(String name) {
        throw new IllegalArgumentException("there is no registry here to take the bean '" + name + "' from");
    }

    /** For engines without an application. */
    static CustomStrategies none() {
        return new CustomStrategies() {
            @Override
            public Strategy bean(@Nullable String name) {
                throw new IllegalArgumentException("there is no registry here to take a custom strategy from");
            }

            @Override
            public Preference expression(String text) {
                throw new IllegalArgumentException("there is nothing here that evaluates expressions");
            }
        };
    }
}
