package io.llmrouter.engine.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named set of rules, as configured.
 *
 * @param name its name
 * @param candidates what it chooses from
 * @param constraints what it demands of them
 * @param rules what it does differently for some requests, first match wins
 * @param strategy how it orders what is left
 * @param retry how it repeats
 * @param timeouts how long it waits
 * @param lastResort what answers when nothing else does; null for an error
 */
public record Policy(
        String name,
        List<CandidatePattern> candidates,
        Constraints constraints,
        List<Rule> rules,
        StrategySpec strategy,
        Retry retry,
        Timeouts timeouts,
        @Nullable LastResort lastResort) {
    public Policy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(constraints, "constraints");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(timeouts, "timeouts");
        candidates = List.copyOf(candidates);
        rules = List.copyOf(rules);
    }
}
