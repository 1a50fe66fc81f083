package io.llmrouter.engine.limit;

import io.llmrouter.engine.model.Target;
import java.util.Map;

/**
 * What is configured of how many calls are taken at once. A call at a target that has both takes a place of each.
 *
 * @param accounts by account: for all its targets together
 * @param targets by target
 */
public record Capacities(Map<String, Capacity> accounts, Map<Target, Capacity> targets) {

    /** Everyone takes as many as come. */
    public static final Capacities NONE = new Capacities(Map.of(), Map.of());

    public Capacities {
        accounts = Map.copyOf(accounts);
        targets = Map.copyOf(targets);
    }

    /** Whether nothing is limited. */
    public boolean isEmpty() {
        return accounts.isEmpty() && targets.isEmpty();
    }
}
