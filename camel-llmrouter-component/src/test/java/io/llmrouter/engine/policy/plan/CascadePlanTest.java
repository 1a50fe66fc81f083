package io.llmrouter.engine.policy.plan;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static io.llmrouter.engine.policy.Samples.priced;
import static io.llmrouter.engine.policy.Samples.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.policy.Verification.Check;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plan says of a cascade. */
class CascadePlanTest {

    private final List<Candidate> candidates =
            List.of(priced("strong/m", Price.of(9 * DOLLAR, 9 * DOLLAR)), priced("cheap/m", Price.of(DOLLAR, DOLLAR)));

    @Test
    void asksTheCheapestFirst() {
        Plan plan = plan(StrategySpec.of("cascade"));

        assertThat(targets(plan)).containsExactly("cheap/m", "strong/m");
        assertThat(plan.ranked().get(0).reason()).startsWith("asked first: estimated ");
        assertThat(plan.ranked().get(1).reason()).startsWith("asked if none before it passes: estimated ");
    }

    @Test
    void asksInTheOrderThatIsSet() {
        assertThat(targets(plan(new StrategySpec("cascade", Map.of("order", StrategySpec.of("ordered"))))))
                .containsExactly("strong/m", "cheap/m");
    }

    @Test
    void saysHowAnswersAreVerified() {
        Plan plan = plan(StrategySpec.of("cascade"));
        Verification verification = plan.verification();

        assertThat(verification.by()).isEqualTo(Check.SCHEMA);
        assertThat(verification.steps()).isEqualTo(Integer.MAX_VALUE);
        assertThat(verification.answersUnverified()).isTrue();
        assertThat(Explanation.of(plan)).containsEntry("verify", "schema");
        assertThat(plan.withRanked(List.of()).verification()).isEqualTo(verification);
        assertThat(plan(StrategySpec.of("ordered")).verification()).isNull();
    }

    @Test
    void takesItsOwnThresholdForEachWay() {
        assertThat(cascade(Map.of("verify", "agreement")).verification().threshold())
                .isEqualTo(0.6);
        assertThat(cascade(Map.of("verify", "confidence")).verification().threshold())
                .isEqualTo(0.8);
        assertThat(cascade(Map.of("verify", "confidence", "threshold", 0.5))
                        .verification()
                        .threshold())
                .isEqualTo(0.5);
    }

    @Test
    void refusesWhatCannotBeVerified() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cascade(Map.of("verify", "judge")))
                .withMessageContaining("'judge' must name the policy that judges");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cascade(Map.of("verify", "agreement", "samples", 1)))
                .withMessageContaining("takes 2 samples or more, not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cascade(Map.of("threshold", 2)))
                .withMessageContaining("must be from 0 to 1, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cascade(Map.of("verify", "shema")))
                .withMessageContaining("did you mean 'schema'?");
    }

    @Test
    void refusesAJudgeThatIsNoPolicy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(new StrategySpec("cascade", Map.of("verify", "judge", "judge", "defualt"))))
                .withMessage("policy 'default': there is no policy 'defualt' to judge; did you mean 'default'?");
    }

    @Test
    void standsOutermost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strategies.builtIn()
                        .create(new StrategySpec("sticky", Map.of("otherwise", StrategySpec.of("cascade")))))
                .withMessageContaining("'cascade' cannot stand within 'sticky'");
    }

    private static Strategy cascade(Map<String, Object> settings) {
        return Strategies.builtIn().create(new StrategySpec("cascade", settings));
    }

    private Plan plan(StrategySpec spec) {
        Policy plain = policy("ordered");
        Policy own = Policy.plain(plain.name(), plain.candidates(), spec);
        return planner(candidates, own).plan(ask("What is the capital of France?"));
    }
}
