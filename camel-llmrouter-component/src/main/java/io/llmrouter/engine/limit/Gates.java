package io.llmrouter.engine.limit;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Load;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The places at every account and target whose calls are limited. Outlives configurations: when they change, calls under way
 * keep their places, and count. Thread-safe: a lock for each account that is limited, none for others.
 */
public final class Gates {

    private volatile Map<String, Gate> gates = Map.of();

    /** Has these limits from now on. */
    public synchronized void set(Capacities capacities) {
        Set<String> limited = new HashSet<>(capacities.accounts().keySet());
        capacities.targets().keySet().forEach(target -> limited.add(target.account()));
        Map<String, Gate> fresh = new HashMap<>(gates);
        limited.forEach(account -> fresh.computeIfAbsent(account, Gate::new));
        fresh.forEach((account, gate) -> {
            Map<Target, Capacity> own = new HashMap<>(capacities.targets());
            own.keySet().removeIf(target -> !target.account().equals(account));
            gate.set(capacities.accounts().get(account), own);
        });
        fresh.entrySet()
                .removeIf(each ->
                        !limited.contains(each.getKey()) && each.getValue().isIdle());
        gates = Map.copyOf(fresh);
    }

    /** Whether anything is limited. */
    public boolean isEmpty() {
        return gates.isEmpty();
    }

    /** Asks for a place; empty where none is needed. */
    public Optional<Place> enter(Claim claim) {
        Gate gate = gates.get(claim.target().account());
        return gate == null ? Optional.empty() : Optional.of(gate.enter(claim));
    }

    /** How full a target is for calls of a class; empty when it takes as many as come. */
    public Optional<Load> load(Target target, Priority priority) {
        Gate gate = gates.get(target.account());
        return gate == null
                ? Optional.empty()
                : Optional.of(gate.load(target, priority)).filter(load -> load.places() < Integer.MAX_VALUE);
    }
}
