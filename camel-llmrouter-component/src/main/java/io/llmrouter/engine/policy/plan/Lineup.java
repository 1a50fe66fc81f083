package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.constraint.Constraint;
import io.llmrouter.engine.policy.constraint.Shortlist;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A list of candidates that was judged, once, by every constraint that does not depend on a request; with the strategies
 * that order it, so that each list has its own turns.
 */
final class Lineup {

    private final List<Candidate> eligible;
    private final List<Refusal> refused;
    private final Strategies strategies;
    private final String usualName;
    private final Strategy usual;
    private final Map<String, Strategy> others = new ConcurrentHashMap<>();

    Lineup(List<Candidate> candidates, List<Constraint> standing, StrategySpec spec, Strategies strategies) {
        Shortlist shortlist = Shortlist.of(candidates, standing);
        this.eligible = List.copyOf(shortlist.passed());
        this.refused = List.copyOf(shortlist.refused());
        this.strategies = strategies;
        this.usualName = spec.name();
        this.usual = strategies.create(spec);
    }

    List<Candidate> eligible() {
        return eligible;
    }

    /** Whether a request may choose that target. */
    boolean has(Target target) {
        return eligible.stream().anyMatch(each -> each.target().equals(target));
    }

    /** Those that no request can choose. */
    List<Refusal> refused() {
        return refused;
    }

    /** The name of the strategy that a caller gets who asks for that one, or for none. */
    String strategyName(@Nullable String asked) {
        return asked == null ? usualName : asked;
    }

    /**
     * The strategy that a caller gets who asks for that one, or for none.
     *
     * @throws IllegalArgumentException naming the nearest valid name
     */
    Strategy strategy(@Nullable String asked) {
        if (asked == null || asked.equals(usualName)) {
            return usual;
        }
        Strategy known = others.get(asked);
        return known != null ? known : others.computeIfAbsent(asked, name -> strategies.create(StrategySpec.of(name)));
    }
}
