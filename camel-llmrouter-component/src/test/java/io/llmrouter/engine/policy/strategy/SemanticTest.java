package io.llmrouter.engine.policy.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.learn.Lessons;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The strategies that go by what a prompt is about: {@code semantic} and {@code intent}. */
class SemanticTest {

    private static final List<Candidate> ALL =
            List.of(Samples.any("a/small"), Samples.any("b/coder"), Samples.any("b/large"));

    private final Strategies strategies = Strategies.builtIn()
            .with(new Lore(
                    Map.of(
                            "code", new float[] {1, 0, 0, 0},
                            "weather", new float[] {0, 1, 0, 0},
                            "fix", new float[] {0, 0, .5f, 0},
                            "today", new float[] {0, 0, 0, .5f}),
                    Lessons.model(40)));

    @Test
    void putsTheCandidatesOfTheLikeliestRouteFirst() {
        assertThat(targets(semantic(Map.of()), "fix my code")).containsExactly("b/coder", "a/small", "b/large");
        assertThat(targets(semantic(Map.of()), "the weather today")).containsExactly("b/coder", "b/large", "a/small");
    }

    @Test
    void takesNoRouteBelowTheThreshold() {
        List<Ranked> ranked = rank(semantic(Map.of("threshold", 0.9)), "fix today");

        assertThat(ranked.get(0).candidate().target()).hasToString("a/small");
        assertThat(ranked.get(0).reason()).contains("no route; nearest");
    }

    @Test
    void takesNoRouteThatLeadsByTooLittle() {
        assertThat(targets(semantic(Map.of("margin", 0.5)), "code and weather").get(0))
                .isEqualTo("a/small");
    }

    @Test
    void saysWhyARouteWasTaken() {
        assertThat(rank(semantic(Map.of()), "code").get(0).reason()).isEqualTo("route 'coding', likeness 1.000");
    }

    @Test
    void keepsTheOrderWhenAPromptCannotBeEmbedded() {
        assertThat(rank(semantic(Map.of()), "?").get(0).reason()).contains("no word of it is known");
        assertThat(targets(semantic(Map.of()), " ")).containsExactly("a/small", "b/coder", "b/large");
    }

    @Test
    void refusesARouteWithoutExamplesAndNoRoutes() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> create("semantic", Map.of("routes", List.of(new RouteSpec("x", List.of(), List.of())))))
                .withMessageContaining("'x' of 'semantic' has no examples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create("semantic", Map.of()))
                .withMessageContaining("at least one of 'routes'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> semantic(Map.of("threshold", 3)))
                .withMessageContaining("from -1 to 1, not 3");
    }

    @Test
    void saysThatThereIsNoEmbedderWhereThereIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strategies.builtIn().create(StrategySpec.of("semantic")))
                .withMessageContaining("no embedding model here");
    }

    @Test
    void goesByTheIntentOfAFilesExamples() {
        Strategy intent = intent("cod*");

        assertThat(targets(intent, "fix this code").get(0)).isEqualTo("b/coder");
        assertThat(rank(intent, "fix this code").get(0).reason()).startsWith("intent coding");
        assertThat(rank(intent, "weather today").get(0).reason()).contains("no route for intent weather");
    }

    @Test
    void goesByWhatABeanSays() {
        Strategy told = told(request -> switch (request.features().prompt()) {
            case "a" -> "coding";
            case "b" -> "cooking";
            case "c" -> "";
            default -> throw new IllegalStateException("tired");
        });

        assertThat(targets(told, "a").get(0)).isEqualTo("b/coder");
        assertThat(rank(told, "a").get(0).reason()).isEqualTo("intent coding by the bean");
        assertThat(rank(told, "b").get(0).reason()).endsWith("no route for intent cooking by the bean");
        assertThat(rank(told, "c").get(0).reason()).endsWith("no intent: the bean gave none");
        assertThat(rank(told, "d").get(0).reason()).contains("the bean failed").contains("tired");
        assertThat(targets(told, "d")).containsExactly("a/small", "b/coder", "b/large");
    }

    @Test
    void letsAnotherTierChooseAmongTheCandidatesOfARoute() {
        List<RouteSpec> routes = List.of(new RouteSpec("coding", List.of("code"), List.of("b/*")));
        Tier last = Tier.of(new StrategySpec("custom", Map.of("expression", "b/large,a/small")));
        Strategies mine = strategies.with(new Unruly(1));
        for (StrategySpec first : List.of(
                new StrategySpec("semantic", Map.of("routes", routes)),
                new StrategySpec("intent", Map.of("examples", "e.jsonl", "routes", routes)))) {
            Strategy tiers = mine.create(new StrategySpec("tiers", Map.of("of", List.of(Tier.of(first), last))));

            assertThat(targets(tiers, "fix this code"))
                    .as(first.name())
                    .containsExactly("b/large", "b/coder", "a/small");
            assertThat(targets(tiers, "weather today"))
                    .as(first.name())
                    .containsExactly("b/large", "a/small", "b/coder");
        }
    }

    @Test
    void isNoTierBeforeOthersWhenItsOwnOrderLeavesNoTies() {
        List<RouteSpec> routes = List.of(new RouteSpec("coding", List.of("code"), List.of("b/*")));
        StrategySpec first = new StrategySpec("semantic", Map.of("routes", routes, "otherwise", "round-robin"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        create("tiers", Map.of("of", List.of(Tier.of(first), Tier.of(StrategySpec.of("lowest-cost"))))))
                .withMessageContaining("the tier 'semantic' leaves nothing");
    }

    private Strategy told(Labeller labeller) {
        CustomStrategies customs = new CustomStrategies() {
            @Override
            public Strategy bean(@Nullable String name) {
                throw new IllegalArgumentException("there is none");
            }

            @Override
            public Preference expression(String text) {
                throw new IllegalArgumentException("there is none");
            }

            @Override
            public Labeller labeller(String name) {
                return labeller;
            }
        };
        List<RouteSpec> routes = List.of(new RouteSpec("cod*", List.of(), List.of("*/coder")));
        return strategies.with(customs).create(new StrategySpec("intent", Map.of("bean", "#x", "routes", routes)));
    }

    @Test
    void takesABeanOrExamples() {
        List<RouteSpec> routes = List.of(new RouteSpec("x", List.of(), List.of("*")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create("intent", Map.of("bean", "#x", "examples", "e.jsonl", "routes", routes)))
                .withMessageContaining("'examples' belongs to examples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create("intent", Map.of("bean", "#x", "routes", routes)))
                .withMessageContaining("no registry here to take the bean '#x' from");
    }

    @Test
    void refusesAnIntentThatIsNoLabel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> intent("codin"))
                .withMessageContaining("'codin' of 'intent' is no label")
                .withMessageContaining("did you mean 'coding'");
    }

    private Strategy intent(String label) {
        return create(
                "intent",
                Map.of("examples", "e.jsonl", "routes", List.of(new RouteSpec(label, List.of(), List.of("*/coder")))));
    }

    private Strategy semantic(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(
                "routes",
                List.of(
                        new RouteSpec("coding", List.of("code", "fix code"), List.of("b/coder")),
                        new RouteSpec("weather", List.of("weather"), List.of("b/*"))));
        return create("semantic", settings);
    }

    private Strategy create(String name, Map<String, Object> settings) {
        return strategies.create(new StrategySpec(name, settings));
    }

    private static List<Ranked> rank(Strategy strategy, String prompt) {
        return strategy.rank(ALL, Samples.ask(prompt), Signals.none());
    }

    private static List<String> targets(Strategy strategy, String prompt) {
        return rank(strategy, prompt).stream()
                .map(each -> each.candidate().target().toString())
                .toList();
    }
}
