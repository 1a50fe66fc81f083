package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that apply to a request, as one: constraints add up; of candidates and strategies the first rule's that names
 * some are taken.
 *
 * @param rules in the policy's order; empty where none applies
 */
record Ruling(List<Rule> rules) {

    static final Ruling NONE = new Ruling(List.of());

    Ruling {
        rules = List.copyOf(rules);
    }

    /** The rules' names; null where there is none. */
    @Nullable
    String name() {
        return rules.isEmpty() ? null : rules.stream().map(Rule::name).collect(Collectors.joining(" + "));
    }

    /** What made them apply, in words; null where there is none. */
    @Nullable
    String why() {
        return rules.isEmpty()
                ? null
                : rules.stream().map(rule -> rule.when().describe()).collect(Collectors.joining("; "));
    }

    /** Whose candidates are in force; null for the policy's. */
    @Nullable
    List<CandidatePattern> candidates() {
        return rules.stream()
                .map(Rule::candidates)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whose strategy is in force; null for the policy's. */
    @Nullable
    StrategySpec strategy() {
        return rules.stream()
                .map(Rule::strategy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What holds of the policy's demands, and all of the rules'. */
    List<Constraints> demands(Constraints policy) {
        List<Constraints> all = new ArrayList<>();
        boolean own = candidates() != null;
        all.add(own ? policy.withoutPriceCeiling() : policy);
        rules.forEach(rule -> all.add(rule.constraints()));
        return all;
    }
}
