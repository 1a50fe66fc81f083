package io.llmrouter.engine.policy;

import java.util.Map;
import java.util.Objects;

/**
 * A strategy as configured.
 *
 * @param name one of {@code Strategies.names()}
 * @param settings what only that strategy understands
 */
public record StrategySpec(String name, Map<String, Object> settings) {
    public StrategySpec {
        Objects.requireNonNull(name, "name");
        settings = Map.copyOf(settings);
    }

    /** A strategy with its own defaults. */
    public static StrategySpec of(String name) {
        return new StrategySpec(name, Map.of());
    }
}
