package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.constraint.Constraint;
import io.llmrouter.engine.policy.constraint.Demands;
import io.llmrouter.engine.policy.constraint.Shortlist;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Plans by policies that were worked out when it was made: what is left for a request is one pass and one ordering. */
final class PolicyPlanner implements Planner {

    private static final String USUAL = "default";

    private final Map<String, Prepared> policies;
    private final Signals signals;

    private PolicyPlanner(Map<String, Prepared> policies, Signals signals) {
        this.policies = policies;
        this.signals = signals;
    }

    static PolicyPlanner prepare(Map<String, Policy> policies, Roster roster, Signals signals, Strategies strategies) {
        Map<String, Prepared> prepared = new LinkedHashMap<>();
        policies.forEach((name, policy) -> {
            Branch.Surroundings world = new Branch.Surroundings(roster, signals, strategies.of(name));
            prepared.put(name, Prepared.of(policy, world));
            checkJudge(policy, policies.keySet());
        });
        return new PolicyPlanner(prepared, signals);
    }

    private static void checkJudge(Policy policy, Set<String> policies) {
        Stream.concat(Stream.of(policy.strategy()), policy.rules().stream().map(Rule::strategy))
                .map(spec -> spec == null ? null : spec.settings().get("judge"))
                .filter(judge -> judge != null && !policies.contains(judge.toString()))
                .findFirst()
                .ifPresent(judge -> {
                    throw new IllegalArgumentException("policy '" + policy.name() + "': there is no policy '" + judge
                            + "' to judge; " + Nearest.hint(judge.toString(), policies));
                });
    }

    @Override
    public Policy policy(CallOptions options) {
        return find(options).policy();
    }

    @Override
    public Plan plan(PlanRequest request) {
        return propose(request).plan();
    }

    @Override
    public Proposal propose(PlanRequest request) {
        CallOptions options = request.options();
        Prepared prepared = find(options);
        Branch branch = prepared.branch(request);
        Lineup lineup = branch.lineup(options.models());
        Strategy strategy = lineup.strategy(options.strategy());
        List<Constraint> demands = Demands.of(request, branch.moving(), signals);
        Spares spares = branch.spares(options.models());
        Shortlist shortlist = branch.nearest(Shortlist.of(lineup.eligible(), demands));
        List<Ranked> ranked = shortlist.doubtedLast(strategy.rank(shortlist.passed(), request, signals));
        Plan plan = new Plan(
                prepared.policy().name(),
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
        return new Proposal(
                prepared.policy(),
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

    private Prepared find(CallOptions options) {
        String asked = options.policy();
        String name = asked == null ? USUAL : asked;
        Prepared found = policies.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no policy '" + name + "'; " + Nearest.hint(name, policies.keySet()));
        }
        return found;
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
