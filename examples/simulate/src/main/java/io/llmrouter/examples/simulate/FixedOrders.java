package io.llmrouter.examples.simulate;

import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.strategy.CustomStrategies;
import io.llmrouter.engine.policy.strategy.Preference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code custom} may be where there is no application: an expression is a list of targets, and always the same. */
final class FixedOrders implements CustomStrategies {

    @Override
    public Strategy bean(@Nullable String name) {
        throw new IllegalArgumentException("a simulation has no beans: name the targets as an expression");
    }

    @Override
    public Preference expression(String text) {
        List<String> targets = List.of(text.split("\\s*,\\s*"));
        return (candidates, request) -> targets;
    }
}
