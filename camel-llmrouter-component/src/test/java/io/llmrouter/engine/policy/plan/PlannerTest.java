package io.llmrouter.engine.policy.plan;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.any;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.candidate;
import static io.llmrouter.engine.policy.Samples.card;
import static io.llmrouter.engine.policy.Samples.patterns;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static io.llmrouter.engine.policy.Samples.priced;
import static io.llmrouter.engine.policy.Samples.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Candidate;
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

class PlannerTest {

    private static final Constraints CHEAP =
            new Constraints(DOLLAR, null, Set.of(), Set.of(), Set.of(), List.of(), List.of(), null, Limits.NONE, null);
    private static final Constraints NOT_B = new Constraints(
            null, null, Set.of(), Set.of(), Set.of(), List.of(), List.of("b/*"), null, Limits.NONE, null);

    private final List<Candidate> roster = List.of(
            priced("a/one", Price.of(DOLLAR, DOLLAR)),
            priced("b/two", Price.of(DOLLAR / 2, DOLLAR)),
            priced("c/three", Price.of(2 * DOLLAR, 2 * DOLLAR)));

    @Test
    void choosesFromThePolicysCandidatesInTheOrderOfItsStrategy() {
        Plan plan = planner(roster, policy("lowest-cost", "a/one", "b/two", "c/three"))
                .plan(ask("Hello"));

        assertThat(targets(plan)).containsExactly("b/two", "a/one", "c/three");
        assertThat(plan.policy()).isEqualTo("default");
        assertThat(plan.rule()).isNull();
        assertThat(plan.strategy()).isEqualTo("lowest-cost");
        assertThat(plan.inputTokens()).isPositive();
        assertThat(plan.expectedOutputTokens()).isEqualTo(512);
    }

    @Test
    void choosesFromTheWholeRosterWhenThePolicyNamesNoCandidates() {
        assertThat(targets(planner(roster, policy("ordered")).plan(ask("Hello"))))
                .containsExactly("a/one", "b/two", "c/three");
    }

    @Test
    void saysOfEveryRefusedCandidateWhy() {
        Plan plan =
                planner(roster, policy("default", CHEAP, List.of(), "ordered")).plan(ask("Hello"));

        assertThat(targets(plan)).containsExactly("a/one", "b/two");
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.target()).hasToString("c/three");
            assertThat(refusal.constraint()).isEqualTo("price");
            assertThat(refusal.reason()).isEqualTo("input 2.00 USD/M is above the ceiling 1.00 USD/M");
        });
    }

    @Test
    void plansNothingButRefusalsWhenEveryCandidateIsRefused() {
        Plan plan = planner(roster, policy("default", CHEAP, List.of(), "round-robin", "c/three"))
                .plan(ask("Hello"));

        assertThat(plan.ranked()).isEmpty();
        assertThat(plan.refusals()).hasSize(1);
    }

    @Test
    void appliesTheFirstRuleThatHolds() {
        Rule never = new Rule("never", When.tags(Set.of("x")), patterns("a/one"), Constraints.NONE, null);
        Rule first = new Rule("first", When.promptHas(Set.of("hello")), patterns("b/two"), Constraints.NONE, null);
        Rule second = new Rule("second", When.promptHas(Set.of("hello")), patterns("c/three"), Constraints.NONE, null);
        Planner planner =
                planner(roster, policy("default", Constraints.NONE, List.of(never, first, second), "ordered"));

        assertThat(planner.plan(ask("Hello, you")).rule()).isEqualTo("first");
        assertThat(targets(planner.plan(ask("Hello, you")))).containsExactly("b/two");
        assertThat(planner.plan(ask("Good day")).rule()).isNull();
    }

    @Test
    void bindsARulesOwnCandidatesByAllButThePolicysPrice() {
        Constraints strict = new Constraints(
                1L, 1L, Set.of(), Set.of(), Set.of(), List.of(), List.of("b/*"), null, Limits.NONE, null);
        Rule rule = new Rule("r", When.tags(Set.of("t")), patterns("a/one", "b/two"), Constraints.NONE, null);
        Planner planner = planner(roster, policy("default", strict, List.of(rule), "ordered"));

        Plan plan = planner.plan(ask(CallOptions.DEFAULT.withTags(Set.of("t"))));

        assertThat(plan.ranked())
                .extracting(each -> each.candidate().target().toString())
                .containsExactly("a/one");
        assertThat(plan.refusals()).extracting(Refusal::constraint).containsExactly("deny");
    }

    @Test
    void addsTheConstraintsOfARuleToThoseOfThePolicy() {
        Rule rule = new Rule("r", When.tags(Set.of("t")), null, NOT_B, null);
        Planner planner = planner(roster, policy("default", CHEAP, List.of(rule), "ordered"));

        Plan plan = planner.plan(ask(CallOptions.DEFAULT.withTags(Set.of("t"))));

        assertThat(targets(plan)).containsExactly("a/one");
        assertThat(plan.refusals()).extracting(Refusal::constraint).containsExactly("deny", "price");
    }

    @Test
    void replacesTheStrategyByTheRules() {
        Rule rule = new Rule("r", When.tags(Set.of("t")), null, Constraints.NONE, StrategySpec.of("lowest-cost"));
        Planner planner = planner(roster, policy("default", Constraints.NONE, List.of(rule), "ordered"));

        Plan plan = planner.plan(ask(CallOptions.DEFAULT.withTags(Set.of("t"))));

        assertThat(plan.strategy()).isEqualTo("lowest-cost");
        assertThat(targets(plan)).containsExactly("b/two", "a/one", "c/three");
    }

    @Test
    void letsTheCallerNameModelsThatThePolicysConstraintsStillJudge() {
        Planner planner = planner(roster, policy("default", CHEAP, List.of(), "ordered", "a/one"));

        Plan plan = planner.plan(ask(CallOptions.DEFAULT.withModels(List.of("c/three", "b/two"))));

        assertThat(targets(plan)).containsExactly("b/two");
        assertThat(plan.refusals()).extracting(Refusal::constraint).containsExactly("price");
    }

    @Test
    void letsTheCallerNameTheStrategy() {
        Planner planner = planner(roster, policy("ordered"));

        Plan plan = planner.plan(ask(CallOptions.DEFAULT.withStrategy("lowest-cost")));

        assertThat(plan.strategy()).isEqualTo("lowest-cost");
        assertThat(targets(plan)).containsExactly("b/two", "a/one", "c/three");
    }

    @Test
    void givesEachCallersListItsOwnTurns() {
        Planner planner = planner(roster, policy("round-robin"));
        CallOptions pair = CallOptions.DEFAULT.withModels(List.of("a/one", "b/two"));

        assertThat(targets(planner.plan(ask(pair))).get(0)).isEqualTo("a/one");
        assertThat(targets(planner.plan(ask("x"))).get(0)).isEqualTo("a/one");
        assertThat(targets(planner.plan(ask(pair))).get(0)).isEqualTo("b/two");
    }

    @Test
    void ranksBehindTheOthersWhatMayNotFitItsWindow() {
        List<Candidate> two = List.of(candidate("a/tight", card(3_100L, null, Price.FREE)), any("b/roomy"));
        String prompt = "word ".repeat(2_540);

        Plan plan = planner(two, policy("ordered")).plan(ask(prompt));

        assertThat(targets(plan)).containsExactly("b/roomy", "a/tight");
        assertThat(plan.ranked().get(1).reason()).startsWith("first in the list; may not fit: about ");
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void namesTheNearestWordWhenAPolicyStrategyOrModelIsNotThere() {
        Planner planner = planner(roster, policy("ordered"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> planner.plan(ask(CallOptions.DEFAULT.withPolicy("defualt"))))
                .withMessage("there is no policy 'defualt'; did you mean 'default'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planner.plan(ask(CallOptions.DEFAULT.withStrategy("lowest-price"))))
                .withMessageContaining("there is no strategy 'lowest-price'; ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planner.plan(ask(CallOptions.DEFAULT.withModels(List.of("a/on")))))
                .withMessageContaining("did you mean 'a/one'?");
        assertThatIllegalArgumentException().isThrownBy(() -> planner.policy(CallOptions.DEFAULT.withPolicy("other")));
        assertThat(planner.policy(CallOptions.DEFAULT).name()).isEqualTo("default");
    }

    @Test
    void namesThePolicyThatCannotBeWorkedOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planner(roster, policy("orderd")))
                .withMessage("policy 'default': there is no strategy 'orderd'; did you mean 'ordered'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planner(roster, policy("ordered", "b/tow")))
                .withMessageStartingWith("policy 'default': there is no target 'b/tow'");
    }
}
