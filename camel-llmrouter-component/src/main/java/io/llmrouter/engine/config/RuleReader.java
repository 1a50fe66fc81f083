package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code rules} of a policy. */
final class RuleReader {

    private final Draft draft;
    private final Values values;
    private final StrategyReader strategies;
    private final ConditionReader conditions;
    private final CandidateReader candidates;

    RuleReader(Draft draft, StrategyReader strategies, ConditionReader conditions, CandidateReader candidates) {
        this.draft = draft;
        this.values = strategies.values();
        this.strategies = strategies;
        this.conditions = conditions;
        this.candidates = candidates;
    }

    /** The rules of a policy that chooses among such candidates and demands such things of them. */
    List<Rule> read(Fields policy, List<CandidatePattern> usual, Constraints demanded) {
        boolean all = "all".equals(policy.text("match"));
        Shadows shadows = new Shadows(values.problems());
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (Node node : policy.items("rules")) {
            number++;
            int before = values.problems().count();
            Fields fields = Fields.open(node, PolicySections.RULE, values);
            Rule rule = fields == null ? null : rule(fields, number, all);
            if (fields == null || rule == null) {
                continue;
            }
            if (!names.add(rule.name())) {
                values.problems().add(node.spot(), "there is another rule named '" + rule.name() + "'");
            }
            if (values.problems().count() == before && all) {
                shadows.addToAll(rule, fields);
            } else if (values.problems().count() == before) {
                shadows.add(rule, node.spot());
            }
            rules.add(rule);
            remember(rule, fields, usual, demanded);
        }
        return rules;
    }

    private @Nullable Rule rule(Fields fields, int number, boolean all) {
        if (!fields.has("candidates") && !fields.has("constraints") && !fields.has("strategy")) {
            values.problems().add(fields.spot(), "changes nothing: it has no candidates, constraints or strategy");
        }
        String name = fields.text("name");
        Condition when = conditions.read(fields);
        Constraints constraints =
                new ConstraintsReader(draft).read(fields.section("constraints", PolicySections.CONSTRAINTS));
        List<CandidatePattern> chosen = candidates.read(fields);
        Rule rule = when == null
                ? null
                : new Rule(
                        name == null ? "rule " + number : name,
                        when,
                        chosen,
                        constraints,
                        strategies.read(fields),
                        all);
        return rule;
    }

    private void remember(Rule rule, Fields fields, List<CandidatePattern> usual, Constraints demanded) {
        List<CandidatePattern> own = rule.candidates();
        Fields demands = fields.has("constraints") ? fields.section("constraints", PolicySections.CONSTRAINTS) : null;
        Fields written = demands == null && own != null ? fields : demands;
        List<Constraints> together = List.of(rule.keepsOf(demanded), rule.constraints());
        draft.choices.add(new Draft.Choice(own == null ? usual : own, together, written));
    }
}
