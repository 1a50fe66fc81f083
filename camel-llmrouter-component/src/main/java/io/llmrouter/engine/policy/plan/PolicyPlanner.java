package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.policy.strategy.UnusableStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        List<UnusableStrategy> unusable = new ArrayList<>();
        policies.forEach((name, policy) -> {
            Branch.Surroundings world = new Branch.Surroundings(roster, signals, strategies.of(name));
            try {
                Prepared ready = Prepared.of(policy, world);
                check(ready, policies.keySet());
                prepared.put(name, ready);
            } catch (UnusableStrategy e) {
                unusable.add(e);
            }
        });
        if (!unusable.isEmpty()) {
            UnusableStrategy first = unusable.get(0);
            unusable.subList(1, unusable.size()).forEach(first::addSuppressed);
            throw first;
        }
        return new PolicyPlanner(prepared, signals);
    }

    /** Has every strategy find the policies that it wants asked. */
    private static void check(Prepared prepared, Set<String> policies) {
        String name = prepared.policy().name();
        for (Strategy strategy : prepared.strategies()) {
            Verification verification = strategy.verification();
            String judge = verification == null ? null : verification.judge();
            if (judge != null) {
                find(judge, "to judge", name, policies);
            }
            strategy.labellings().forEach(each -> find(each.policy(), "to give labels", name, policies));
        }
    }

    private static void find(String asked, String what, String policy, Set<String> policies) {
        if (!policies.contains(asked)) {
            throw new IllegalArgumentException("policy '" + policy + "': there is no policy '" + asked + "' " + what
                    + "; " + Nearest.hint(asked, policies));
        }
    }

    @Override
    public Policy policy(CallOptions options) {
        return find(options).policy();
    }

    @Override
    public Planning begin(PlanRequest request) {
        Prepared prepared = find(request.options());
        return new Ordering(prepared.policy(), prepared.branch(request), signals, request);
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
}
