package io.llmrouter.engine.policy.plan;

import static io.llmrouter.engine.policy.Samples.any;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.patterns;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static io.llmrouter.engine.policy.Samples.targets;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.condition.When;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All rules that hold apply together, where they go on. */
class MatchAllTest {

    private static final List<Candidate> ALL = List.of(any("a/m"), any("b/m"), any("c/m"), any("d/m"));

    private final Planner planner = planner(
            ALL,
            policy(
                    "default",
                    Constraints.NONE,
                    List.of(
                            rule("no b", "x", null, denying("b/*")),
                            rule("only bcd", "y", "b/m,c/m,d/m", Constraints.NONE),
                            rule("only ac", "z", "a/m,c/m", denying("d/*"))),
                    "ordered",
                    "a/m",
                    "b/m"));

    @Test
    void oneThatHoldsAppliesByItself() {
        Plan plan = plan("x");

        assertThat(plan.rule()).isEqualTo("no b");
        assertThat(plan.ruleWhy()).isEqualTo("tags x");
        assertThat(targets(plan)).containsExactly("a/m");
    }

    @Test
    void constraintsAddUpAndTheFirstCandidatesHold() {
        Plan plan = plan("x", "y", "z");

        assertThat(plan.rule()).isEqualTo("no b + only bcd + only ac");
        assertThat(plan.ruleWhy()).isEqualTo("tags x; tags y; tags z");
        assertThat(targets(plan)).containsExactly("c/m");
        assertThat(plan.refusals())
                .extracting(Refusal::toString)
                .containsExactly("b/m (deny: it is denied by b/*)", "d/m (deny: it is denied by d/*)");
        assertThat(targets(plan("x", "z"))).containsExactly("a/m", "c/m");
    }

    @Test
    void noneThatHoldsLeavesThePolicyAlone() {
        Plan plan = plan("w");

        assertThat(plan.rule()).isNull();
        assertThat(plan.ruleWhy()).isNull();
        assertThat(targets(plan)).containsExactly("a/m", "b/m");
    }

    @Test
    void eachSetOfRulesHasItsOwnTurns() {
        Rule turns =
                new Rule("turns", When.tags(Set.of("x")), null, Constraints.NONE, StrategySpec.of("round-robin"), true);
        Rule more = new Rule("more", When.tags(Set.of("y")), patterns("c/m", "d/m"), Constraints.NONE, null, true);
        Planner both = planner(ALL, policy("default", Constraints.NONE, List.of(turns, more), "ordered", "a/m", "b/m"));

        assertThat(first(both, "x")).isEqualTo("a/m");
        assertThat(first(both, "x", "y")).isEqualTo("c/m");
        assertThat(first(both, "x")).isEqualTo("b/m");
        assertThat(first(both, "x", "y")).isEqualTo("d/m");
    }

    private Plan plan(String... tags) {
        return planner.plan(ask(CallOptions.DEFAULT.withTags(Set.of(tags))));
    }

    private static String first(Planner planner, String... tags) {
        return targets(planner.plan(ask(CallOptions.DEFAULT.withTags(Set.of(tags)))))
                .get(0);
    }

    private static Rule rule(String name, String tag, String candidates, Constraints constraints) {
        List<CandidatePattern> own = candidates == null ? null : patterns(candidates.split(","));
        return new Rule(name, When.tags(Set.of(tag)), own, constraints, null, true);
    }

    private static Constraints denying(String pattern) {
        return new Constraints(
                null, null, Set.of(), Set.of(), Set.of(), List.of(), List.of(pattern), null, Limits.NONE, null);
    }
}
