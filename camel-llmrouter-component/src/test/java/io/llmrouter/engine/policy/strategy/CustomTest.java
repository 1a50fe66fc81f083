package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.many;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomTest {

    private static final PlanRequest REQUEST = ask("What is the capital of France?");

    @Test
    void putsFirstWhomAnExpressionNames() {
        List<Ranked> ranked = rank(Map.of("expression", "a2/m,a0/m"), new Unruly(1));

        assertThat(names(ranked)).containsExactly("a2/m", "a0/m", "a1/m");
        assertThat(ranked.get(0).reason()).isEqualTo("named by the custom strategy");
        assertThat(ranked.get(2).reason()).isEqualTo("not named by the custom strategy");
    }

    @Test
    void takesAModelsNameForAllWhoHaveIt() {
        assertThat(names(rank(Map.of("expression", "m"), new Unruly(1)))).containsExactly("a0/m", "a1/m", "a2/m");
    }

    @Test
    void keepsTheListsOrderWhenAnUnknownTargetIsNamed() {
        List<Ranked> ranked = rank(Map.of("expression", "gpt-6"), new Unruly(1));

        assertThat(names(ranked)).containsExactly("a0/m", "a1/m", "a2/m");
        assertThat(ranked).allSatisfy(each -> assertThat(each.reason())
                .isEqualTo("in the list's order: the custom strategy named gpt-6, which is no candidate here"));
    }

    @Test
    void keepsTheListsOrderAndSaysSoWhenABeanFails() {
        List<Ranked> ranked = rank(Map.of("bean", "mine"), bean((candidates, request, signals) -> {
            throw new IllegalStateException("in a bad mood");
        }));

        assertThat(names(ranked)).containsExactly("a0/m", "a1/m", "a2/m");
        assertThat(ranked.get(0).reason()).contains("in the list's order", "in a bad mood");
    }

    @Test
    void putsBehindWhatABeanLeavesOut() {
        List<Ranked> ranked = rank(
                Map.of(),
                bean((candidates, request, signals) -> List.of(new Ranked(candidates.get(1), 0.5, "I like it"))));

        assertThat(names(ranked)).containsExactly("a1/m", "a0/m", "a2/m");
        assertThat(ranked.get(0).score()).isEqualTo(0.5);
        assertThat(ranked.get(1).reason()).contains("left it out");
    }

    @Test
    void leavesOutWhatIsNoCandidate() {
        List<Ranked> ranked = rank(Map.of(), bean((candidates, request, signals) -> {
            List<Ranked> all = new ArrayList<>();
            all.add(new Ranked(Samples.any("stranger/m"), null, "unheard of"));
            candidates.forEach(each -> all.add(new Ranked(each, null, "once")));
            candidates.forEach(each -> all.add(new Ranked(each, null, "twice")));
            Collections.reverse(all);
            return all;
        }));

        assertThat(names(ranked)).containsExactly("a2/m", "a1/m", "a0/m");
    }

    @Test
    void tellsABeanWhoAnsweredAndOutlivesItsFailure() {
        List<Target> heard = new ArrayList<>();
        Strategy strategy = Strategies.builtIn()
                .with(bean(new Strategy() {
                    @Override
                    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
                        return List.of();
                    }

                    @Override
                    public void answered(PlanRequest request, Target target) {
                        heard.add(target);
                        throw new IllegalStateException("in a bad mood");
                    }
                }))
                .create(StrategySpec.of("custom"));

        strategy.answered(REQUEST, Target.parse("a1/m"));

        assertThat(heard).containsExactly(Target.parse("a1/m"));
    }

    @Test
    void refusesWhatIsBothABeanAndAnExpression() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rank(Map.of("bean", "mine", "expression", "m"), new Unruly(1)))
                .withMessageContaining("a bean or an expression, not both");
    }

    private static CustomStrategies bean(Strategy strategy) {
        return new CustomStrategies() {
            @Override
            public Strategy bean(String name) {
                return strategy;
            }

            @Override
            public Preference expression(String text) {
                throw new AssertionError("no expression is asked for");
            }
        };
    }

    private static List<Ranked> rank(Map<String, Object> settings, CustomStrategies customs) {
        return Strategies.builtIn()
                .with(customs)
                .create(new StrategySpec("custom", settings))
                .rank(many(3), REQUEST, Signals.none());
    }

    private static List<String> names(List<Ranked> ranked) {
        return ranked.stream().map(each -> each.candidate().target().toString()).toList();
    }
}
