package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.constraint.Constraint;
import io.llmrouter.engine.policy.constraint.Demands;
import io.llmrouter.engine.policy.constraint.Shortlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan in the making by what was worked out for a policy and some of its rules: one pass and one ordering are left. */
final class Ordering implements Planning {

    private final Policy policy;
    private final Branch branch;
    private final Lineup lineup;
    private final Strategy strategy;
    private final Signals signals;
    private final PlanRequest asked;

    /**
     * A plan in the making.
     *
     * @throws IllegalArgumentException naming the nearest valid word, if the request names a strategy or model that is not
     *     there
     */
    Ordering(Policy policy, Branch branch, Signals signals, PlanRequest asked) {
        this.policy = policy;
        this.branch = branch;
        this.lineup = branch.lineup(asked.options().models());
        this.strategy = lineup.strategy(asked.options().strategy());
        this.signals = signals;
        this.asked = asked;
    }

    @Override
    public Policy policy() {
        return policy;
    }

    @Override
    public List<Labelling> labellings() {
        List<Labelling> all = strategy.labellings();
        if (all.isEmpty() || asked.request().chat().isEmpty()) {
            return List.of();
        }
        Shortlist shortlist = shortlist(Demands.of(asked, branch.moving(), signals));
        return strategy.isSettled(shortlist.passed(), asked) ? List.of() : all;
    }

    @Override
    public Proposal propose(PlanRequest request) {
        CallOptions options = request.options();
        List<Constraint> demands = Demands.of(request, branch.moving(), signals);
        Spares spares = branch.spares(options.models());
        Shortlist shortlist = shortlist(demands);
        List<Ranked> ranked = shortlist.doubtedLast(strategy.rank(shortlist.passed(), request, signals));
        Plan plan = new Plan(
                policy.name(),
                branch.ruling().name(),
                branch.ruling().why(),
                lineup.strategyName(options.strategy()),
                request.features().inputTokens(),
                request.features().expectedOutputTokens(),
                spares.behind(ranked, demands),
                joined(lineup.refused(), shortlist.refused()),
                spares.detours(demands),
                Map.of(),
                strategy.verification(),
                Trial.NONE);
        return proposal(policy, plan, request, lineup, strategy);
    }

    private Shortlist shortlist(List<Constraint> demands) {
        return branch.nearest(Shortlist.of(lineup.eligible(), demands));
    }

    /** Of what is kept for later lessons nothing refers to the request. */
    private static Proposal proposal(Policy policy, Plan plan, PlanRequest request, Lineup lineup, Strategy strategy) {
        return new Proposal(
                policy,
                plan,
                target -> {
                    if (lineup.has(target)) {
                        strategy.answered(request, target);
                    }
                },
                lesson -> {
                    if (lineup.has(lesson.target())) {
                        strategy.learned(lesson);
                    }
                });
    }

    private static List<Refusal> joined(List<Refusal> standing, List<Refusal> now) {
        if (now.isEmpty()) {
            return standing;
        }
        List<Refusal> all = new ArrayList<>(standing.size() + now.size());
        all.addAll(standing);
        all.addAll(now);
        return all;
    }
}
