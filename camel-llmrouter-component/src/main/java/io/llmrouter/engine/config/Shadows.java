package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.Rule;
import java.util.ArrayList;
import java.util.List;

/** Finds rules that never apply, because one before them holds wherever they do. Used by one thread. */
final class Shadows {

    private final Problems problems;
    private final List<Rule> before = new ArrayList<>();

    Shadows(Problems problems) {
        this.problems = problems;
    }

    /** Reports a rule that stands in the shadow of one that was added before. */
    void add(Rule rule, Spot spot) {
        before.stream()
                .filter(earlier -> Condition.implies(rule.when(), earlier.when()))
                .findFirst()
                .ifPresent(earlier -> problems.add(
                        spot,
                        "'" + rule.name() + "' never applies: '" + earlier.name()
                                + "', which stands before it, holds wherever it does ("
                                + earlier.when().describe() + ")"));
        before.add(rule);
    }
}
