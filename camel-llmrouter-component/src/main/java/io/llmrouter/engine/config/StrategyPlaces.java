package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.strategy.UnusableStrategy;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the strategies of a configuration are written, for mistakes that come to light only when they are made. Two that
 * are configured alike stand in two places, so strategies are known by identity. Immutable.
 */
public final class StrategyPlaces {

    /** Strategies that are not written anywhere. */
    public static final StrategyPlaces NONE = new StrategyPlaces(Map.of());

    private final Map<StrategySpec, Spot> spots = new IdentityHashMap<>();

    StrategyPlaces(Map<StrategySpec, Spot> spots) {
        this.spots.putAll(spots);
    }

    /** The same mistakes, each with the place where its strategy is written; as they are, if that is not known. */
    public IllegalArgumentException located(UnusableStrategy unusable) {
        List<Problem> problems = Stream.concat(Stream.of(unusable), Stream.of(unusable.getSuppressed()))
                .flatMap(each -> each instanceof UnusableStrategy one ? problem(one).stream() : Stream.empty())
                .distinct()
                .toList();
        return problems.isEmpty() ? unusable : new ConfigException(problems, unusable);
    }

    private Optional<Problem> problem(UnusableStrategy unusable) {
        return Optional.ofNullable(spots.get(unusable.spec())).map(spot -> spot.problem(unusable.reason(), null));
    }
}
