package io.llmrouter.engine.policy.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.learn.Lessons;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies that have another one within them tell it everything that it would hear by itself. */
class WrappingStrategiesTest {

    private static final Labelling LABELLING = Labelling.of("small", Map.of("one", "", "other", ""), null);

    private static final List<RouteSpec> ROUTES = List.of(new RouteSpec("coding", List.of("code"), List.of("b/*")));

    private final Heard heard = new Heard();
    private final Strategies strategies = Strategies.builtIn()
            .with(new Lore(Map.of("code", Lessons.embedding(true)), Lessons.model(40)))
            .with(new Application(heard));

    private StrategySpec wrapped(String by) {
        StrategySpec inner = StrategySpec.of("custom");
        return switch (by) {
            case "semantic" -> new StrategySpec(by, Map.of("routes", ROUTES, "otherwise", inner));
            case "intent" -> new StrategySpec(by, Map.of("bean", "#any", "routes", ROUTES, "otherwise", inner));
            case "sticky" -> new StrategySpec(by, Map.of("otherwise", inner));
            case "cascade" -> new StrategySpec(by, Map.of("order", inner));
            case "tiers" -> new StrategySpec(by, Map.of("of", List.of(Tier.of(inner))));
            default -> inner;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"semantic", "intent", "sticky", "cascade", "tiers", "custom"})
    void forwardWhatIsLearnedAndWhoAnsweredAndAskForTheInnerLabels(String by) {
        Strategy strategy = strategies.create(wrapped(by));

        strategy.learned(new Lesson.Failed(Target.parse("a/m")));
        strategy.answered(Samples.ask("Hi"), Target.parse("a/m"));

        assertThat(heard.lessons).isNotEmpty();
        assertThat(heard.answers).isNotEmpty();
        assertThat(strategy.labellings()).contains(LABELLING);
    }

    @Test
    void areAllTestedHere() {
        assertThat(strategies.names().stream()
                        .filter(name -> !name.equals("custom")
                                && strategies.settings(name).stream()
                                        .anyMatch(List.of("otherwise", "order", "of")::contains)))
                .containsExactlyInAnyOrder(
                        "semantic", "intent", "sticky", "cascade", "tiers", "lowest-latency", "weighted-score");
    }

    /** Remembers what it hears. */
    private static final class Heard implements Strategy {

        private final List<Lesson> lessons = new ArrayList<>();
        private final List<Target> answers = new ArrayList<>();

        @Override
        public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
            return candidates.stream()
                    .map(each -> new Ranked(each, null, "as it came"))
                    .toList();
        }

        @Override
        public void answered(PlanRequest request, Target target) {
            answers.add(target);
        }

        @Override
        public void learned(Lesson lesson) {
            lessons.add(lesson);
        }

        @Override
        public List<Labelling> labellings() {
            return List.of(LABELLING);
        }
    }

    private record Application(Strategy only) implements CustomStrategies {
        @Override
        public Strategy bean(@Nullable String name) {
            return only;
        }

        @Override
        public Preference expression(String text) {
            throw new IllegalArgumentException("there is none");
        }

        @Override
        public Labeller labeller(String name) {
            return request -> null;
        }
    }
}
