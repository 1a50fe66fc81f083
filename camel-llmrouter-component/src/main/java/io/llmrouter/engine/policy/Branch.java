package io.llmrouter.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What holds for some requests of a policy: those of one rule, or those of none. */
final class Branch {

    /** The most lists of models that callers name of which what was worked out is kept. */
    private static final int KEPT = 256;

    private final @Nullable Rule rule;
    private final List<Constraint> standing;
    private final StrategySpec spec;
    private final Roster roster;
    private final Strategies strategies;
    private final Lineup usual;
    private final Spares spares;
    private final Map<List<String>, Lineup> asked = new ConcurrentHashMap<>();

    Branch(Policy policy, @Nullable Rule rule, Roster roster, Strategies strategies) {
        this.rule = rule;
        this.roster = roster;
        this.strategies = strategies;
        this.standing = new ArrayList<>();
        standing.add(new AccountOn());
        standing.addAll(Demands.standing(rule == null ? policy.constraints() : rule.keepsOf(policy.constraints())));
        StrategySpec ordered = policy.strategy();
        List<CandidatePattern> patterns = policy.candidates();
        if (rule != null) {
            standing.addAll(Demands.standing(rule.constraints()));
            StrategySpec otherwise = rule.strategy();
            ordered = otherwise == null ? ordered : otherwise;
            List<CandidatePattern> others = rule.candidates();
            patterns = others == null ? patterns : others;
        }
        this.spec = ordered;
        this.usual = judged(patterns.isEmpty() ? roster.all() : roster.resolve(patterns));
        this.spares = Spares.of(policy.fallbacks(), roster, standing);
    }

    /** The rule's name; null for the requests of none. */
    @Nullable
    String name() {
        return rule == null ? null : rule.name();
    }

    boolean holds(PlanRequest request) {
        return rule == null || rule.when().holds(request);
    }

    /**
     * The candidates for a caller who names these models, or none.
     *
     * @throws IllegalArgumentException naming the nearest valid word, if one stands for nothing
     */
    Lineup lineup(List<String> models) {
        if (models.isEmpty()) {
            return usual;
        }
        Lineup known = asked.get(models);
        return known != null ? known : work(models);
    }

    /** The fallbacks of a caller who names these models, or none: one who names models gets no others. */
    Spares spares(List<String> models) {
        return models.isEmpty() ? spares : Spares.NONE;
    }

    private Lineup work(List<String> models) {
        Lineup fresh =
                judged(roster.resolve(models.stream().map(CandidatePattern::of).toList()));
        if (asked.size() >= KEPT) {
            asked.clear();
        }
        Lineup first = asked.putIfAbsent(models, fresh);
        return first == null ? fresh : first;
    }

    private Lineup judged(List<Candidate> candidates) {
        return new Lineup(candidates, standing, spec, strategies);
    }
}
