package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.any;
import static io.llmrouter.engine.policy.Samples.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.feature.Complexity;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByComplexityTest {

    private static final String SIMPLE = "Is it open?";
    private static final String MIDDLING = "Explain how trains brake, then how they start.";
    private static final String HARD =
            "First prove that the equation x^2 + y^2 = z^2 has integer solutions, then compare two"
                    + " ways step by step. You must use exactly three lemmas, without calculus:\n```python\nfor i in range(9):\n```";

    private final List<Candidate> all = List.of(any("a/strong"), any("a/weak"), any("a/middle"), any("b/other"));

    @Test
    void theLevelOfTheRequestGoesFirstThenStrongerOnesThenWeakerOnes() {
        Strategy strategy = levels(
                new Level(0.2, List.of("*/weak")),
                new Level(0.6, List.of("a/middle")),
                new Level(1, List.of("a/strong")));

        assertThat(order(strategy, SIMPLE)).containsExactly("a/weak", "a/middle", "a/strong", "b/other");
        assertThat(order(strategy, MIDDLING)).containsExactly("a/middle", "a/strong", "a/weak", "b/other");
        assertThat(order(strategy, HARD)).containsExactly("a/strong", "a/middle", "a/weak", "b/other");
    }

    @Test
    void theReasonTellsTheScoreItsFeaturesAndTheLevels() {
        Strategy strategy = levels(new Level(0.5, List.of("a/weak")), new Level(1, List.of("a/strong")));

        List<Ranked> ranked = strategy.rank(all, ask(HARD), Signals.none());

        assertThat(ranked.get(0).reason()).matches("complexity 0\\.\\d+ is level 2 of 2; it is in 2");
        assertThat(ranked.get(0).score()).isEqualTo(0);
        assertThat(ranked.get(1).score()).isEqualTo(3);
        assertThat(ranked.get(3).reason()).endsWith("it is in none");
        assertThat(ranked.get(3).score()).isEqualTo(4);
        assertThat(ranked.get(0).why().parts()).containsKeys("code", "maths", "steps", "demands", "length");
    }

    @Test
    void withoutLevelsEachCandidateIsOne() {
        Strategy strategy = levels();
        List<Candidate> rising = List.of(any("a/weak"), any("a/middle"), any("a/strong"));

        assertThat(strategy.rank(rising, ask(SIMPLE), Signals.none()).get(0).candidate())
                .isEqualTo(rising.get(0));
        assertThat(strategy.rank(rising, ask(MIDDLING), Signals.none()).get(0).candidate())
                .isEqualTo(rising.get(1));
        assertThat(strategy.rank(rising, ask(HARD), Signals.none()).get(0).candidate())
                .isEqualTo(rising.get(2));
        assertThat(strategy.rank(List.of(), ask(HARD), Signals.none())).isEmpty();
    }

    @Test
    void everyFeatureMakesARequestHarder() {
        double plain = complexity(ChatRequest.of("Tell me of trains")).score();
        ChatRequest formed = ChatRequest.of("Tell me of trains").withOutput(OutputFormat.JSON);
        ChatRequest later = ChatRequest.of(
                List.of(Message.user("Hello"), Message.assistant("Hello"), Message.user("Tell me of trains")));

        assertThat(complexity(formed).score()).isGreaterThan(plain);
        assertThat(complexity(later).score()).isGreaterThan(plain);
        for (String more :
                List.of("3 + 4 = x", "step by step", "You must", "`````", "Why is that so?", "word ".repeat(99))) {
            assertThat(complexity(ChatRequest.of("Tell me of trains " + more)).score())
                    .as(more)
                    .isGreaterThan(plain);
        }
    }

    @Test
    void theScoreIsWhatTheFormulaSays() {
        Complexity complexity = complexity(ChatRequest.of("Why is it so?"));

        assertThat(complexity.parts()).containsOnlyKeys("length", "question");
        double sum = 0.6 * Math.log(1 + 4 / 10.0) / Math.log(41) + 0.15;
        assertThat(complexity.score()).isCloseTo(1 - Math.exp(-2 * sum), within(1e-9));
    }

    @Test
    void levelsMustRise() {
        assertThatThrownBy(() -> levels(new Level(0.5, List.of()), new Level(0.5, List.of())))
                .hasMessageContaining("must rise");
        assertThatThrownBy(() -> new Level(0, List.of())).hasMessageContaining("above 0");
        assertThatThrownBy(() ->
                        Strategies.builtIn().create(new StrategySpec("complexity", Map.of("levels", List.of("one")))))
                .hasMessageContaining("'levels' of 'complexity' cannot have one");
    }

    private List<String> order(Strategy strategy, String prompt) {
        return strategy.rank(all, ask(prompt), Signals.none()).stream()
                .map(each -> each.candidate().target().toString())
                .toList();
    }

    private static Complexity complexity(ChatRequest request) {
        return Samples.request(request, CallOptions.DEFAULT).features().traits().complexity();
    }

    private static Strategy levels(Level... levels) {
        return Strategies.builtIn().create(new StrategySpec("complexity", Map.of("levels", List.of(levels))));
    }
}
