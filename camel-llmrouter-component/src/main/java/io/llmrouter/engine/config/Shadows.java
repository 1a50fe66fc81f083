package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds rules that never apply, because one before them holds wherever they do; and where all rules that hold apply, the
 * candidates and strategies of rules that never count for that reason. Used by one thread.
 */
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

    /** Reports what of a rule never counts beside one that was added before, where all rules that hold apply. */
    void addToAll(Rule rule, Fields fields) {
        if (rule.candidates() != null) {
            part("candidates", rule, fields, earlier -> earlier.candidates() != null);
        }
        if (rule.strategy() != null) {
            part("strategy", rule, fields, earlier -> earlier.strategy() != null);
        }
        before.add(rule);
    }

    private void part(String key, Rule rule, Fields fields, Predicate<Rule> hasIt) {
        Node node = fields.node(key);
        before.stream()
                .filter(hasIt)
                .filter(earlier -> Condition.implies(rule.when(), earlier.when()))
                .findFirst()
                .ifPresent(earlier -> problems.add(
                        node == null ? fields.spot() : node.spot(),
                        "never counts: '" + earlier.name() + "', which stands before '" + rule.name()
                                + "' and names its own, holds wherever it does ("
                                + earlier.when().describe() + ")"));
    }
}
