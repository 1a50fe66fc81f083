package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.constraint.Constraint;
import io.llmrouter.engine.policy.constraint.Demands;
import io.llmrouter.engine.policy.constraint.RegionOrder;
import io.llmrouter.engine.policy.constraint.Shortlist;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What holds for some requests of a policy: those to which the same rules apply, or none. */
final class Branch {

    /** The most lists of models that callers name of which what was worked out is kept. */
    private static final int KEPT = 256;

    /** One plan of so many may put somebody first who is passed over, to be measured again. */
    private static final int SECOND_LOOK = 50;

    private final Ruling ruling;
    private final List<Constraint> standing;
    /** What holds of those whom no rule names, the policy's price ceiling included. */
    private final List<Constraint> unnamed;

    private final List<Constraints> demands;
    private final List<Constraint> moving;
    private final List<RegionOrder> regions;
    private final StrategySpec spec;
    private final Roster roster;
    private final Strategies strategies;
    private final Lineup usual;
    private final Spares spares;
    private final AtomicInteger plans = new AtomicInteger();
    private final Map<List<String>, Lineup> asked = new ConcurrentHashMap<>();

    Branch(Policy policy, Ruling ruling, Surroundings world) {
        this.ruling = ruling;
        this.roster = world.roster();
        String rules = ruling.name();
        this.strategies =
                rules == null ? world.strategies() : world.strategies().of(rules);
        this.standing = new ArrayList<>();
        this.regions = new ArrayList<>();
        standing.add(Demands.callable());
        this.demands = ruling.demands(policy.constraints());
        this.moving = moving(world.signals());
        for (Constraints each : demands) {
            standing.addAll(Demands.standing(each));
            if (!each.limits().regionOrder().isEmpty()) {
                regions.add(new RegionOrder(each.limits().regionOrder()));
            }
        }
        StrategySpec otherwise = ruling.strategy();
        List<CandidatePattern> others = ruling.candidates();
        List<CandidatePattern> patterns = others == null ? policy.candidates() : others;
        this.spec = otherwise == null ? policy.strategy() : otherwise;
        this.usual = judged(patterns.isEmpty() ? roster.all() : roster.resolve(patterns), standing);
        this.unnamed = new ArrayList<>(standing);
        if (others != null) {
            unnamed.addAll(Demands.standing(policy.constraints().priceCeiling()));
        }
        this.spares = Spares.of(policy.fallbacks(), roster, unnamed, regions);
    }

    /**
     * What branches look at.
     *
     * @param roster every target there is
     * @param signals what is being learned of targets
     * @param strategies the orders there are
     */
    record Surroundings(Roster roster, Signals signals, Strategies strategies) {}

    /** The rules that lead here. */
    Ruling ruling() {
        return ruling;
    }

    /** What of the configured demands is judged anew for each request. */
    List<Constraint> moving() {
        return moving;
    }

    /** The same by what else is known of targets. */
    List<Constraint> moving(Signals signals) {
        return demands.stream()
                .flatMap(each -> Demands.moving(each, signals).stream())
                .toList();
    }

    /**
     * Whether this plan is one of the few in which somebody who is passed over may be measured again: then how many there
     * were before, else -1.
     */
    int secondLook() {
        int plan = plans.incrementAndGet() & Integer.MAX_VALUE;
        return plan % SECOND_LOOK == 0 ? plan / SECOND_LOOK : -1;
    }

    /** Who may be chosen of those that meet all demands: where regions have an order, those of the first that has any. */
    Shortlist nearest(Shortlist shortlist) {
        Shortlist left = shortlist;
        for (RegionOrder order : regions) {
            left = order.nearest(left);
        }
        return left;
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
                judged(roster.resolve(models.stream().map(CandidatePattern::of).toList()), unnamed);
        if (asked.size() >= KEPT) {
            asked.clear();
        }
        Lineup first = asked.putIfAbsent(models, fresh);
        return first == null ? fresh : first;
    }

    private Lineup judged(List<Candidate> candidates, List<Constraint> demands) {
        return new Lineup(candidates, demands, spec, strategies);
    }
}
