package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.strategy.UnusableStrategy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A policy, and what was worked out for the requests of each of its rules. Thread-safe. */
final class Prepared {

    /** The most sets of rules of which what was worked out is kept. */
    private static final int KEPT = 256;

    private final Policy policy;
    private final Branch.Surroundings world;
    private final List<Branch> single = new ArrayList<>();
    private final Branch none;
    private final Map<BitSet, Branch> several = new ConcurrentHashMap<>();

    private Prepared(Policy policy, Branch.Surroundings world) {
        this.policy = policy;
        this.world = world;
        for (Rule rule : policy.rules()) {
            single.add(new Branch(policy, new Ruling(List.of(rule)), world));
        }
        none = new Branch(policy, Ruling.NONE, world);
    }

    static Prepared of(Policy policy, Branch.Surroundings world) {
        try {
            return new Prepared(policy, world);
        } catch (UnusableStrategy e) {
            throw e.of(policy.name());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("policy '" + policy.name() + "': " + e.getMessage(), e);
        }
    }

    Policy policy() {
        return policy;
    }

    /** The strategies of the policy and its rules, as whoever names no models gets them. */
    List<Strategy> strategies() {
        return Stream.concat(Stream.of(none), single.stream())
                .map(each -> each.lineup(List.of()).strategy(null))
                .toList();
    }

    /** What holds for a request: by the first rule that holds, and the ones after it where it goes on. */
    Branch branch(PlanRequest request) {
        int at = next(request, 0);
        if (at < 0) {
            return none;
        }
        int first = at;
        BitSet holding = null;
        while (at >= 0 && policy.rules().get(at).goesOn()) {
            at = next(request, at + 1);
            if (at >= 0) {
                holding = holding == null ? new BitSet() : holding;
                holding.set(at);
            }
        }
        if (holding == null) {
            return single.get(first);
        }
        holding.set(first);
        return several(holding);
    }

    /** The next rule from there on that holds; -1 when none does. */
    private int next(PlanRequest request, int from) {
        List<Rule> rules = policy.rules();
        for (int at = from; at < rules.size(); at++) {
            if (rules.get(at).when().holds(request)) {
                return at;
            }
        }
        return -1;
    }

    private Branch several(BitSet holding) {
        Branch known = several.get(holding);
        if (known != null) {
            return known;
        }
        if (several.size() >= KEPT) {
            several.clear();
        }
        Ruling ruling =
                new Ruling(holding.stream().mapToObj(policy.rules()::get).toList());
        Branch fresh = new Branch(policy, ruling, world);
        Branch first = several.putIfAbsent(holding, fresh);
        return first == null ? fresh : first;
    }
}
