package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.candidate;
import static io.llmrouter.engine.policy.Samples.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The strategies that weigh prices and qualities, and what settings they take. */
class ScoredStrategiesTest {

    private static final PlanRequest REQUEST = ask("What is the capital of France?");

    private final Strategies strategies = Strategies.builtIn(new Random(1));
    private final KnownSignals signals = new KnownSignals();

    @Test
    void priceWeightedConvergesToTheInverseSquareOfTheCost() {
        Strategy strategy = strategies.create(StrategySpec.of("price-weighted"));
        List<Candidate> candidates = List.of(
                priced("dear/m", Price.of(3 * DOLLAR, 3 * DOLLAR)),
                priced("cheap/m", Price.of(DOLLAR, DOLLAR)),
                priced("unknown/m", Price.UNKNOWN));
        Map<String, Integer> first = new HashMap<>();
        for (int plan = 0; plan < 40_000; plan++) {
            List<Ranked> ranked = strategy.rank(candidates, REQUEST, signals);
            first.merge(names(ranked).get(0), 1, Integer::sum);
            assertThat(names(ranked).get(2)).isEqualTo("unknown/m");
        }

        assertThat(first.get("cheap/m")).isBetween(35_600, 36_400);
        assertThat(first.get("dear/m")).isBetween(3_600, 4_400);
    }

    @Test
    void priceWeightedSplitsWhatIsFreeByWeightBeforeAllElse() {
        Strategy strategy = strategies.create(StrategySpec.of("price-weighted"));
        List<Candidate> candidates =
                List.of(priced("dear/m", Price.of(DOLLAR, DOLLAR)), free("a/m", 1), free("b/m", 3));
        Map<String, Integer> first = new HashMap<>();
        for (int plan = 0; plan < 20_000; plan++) {
            first.merge(names(strategy.rank(candidates, REQUEST, signals)).get(0), 1, Integer::sum);
        }

        assertThat(first).containsOnlyKeys("a/m", "b/m");
        assertThat(first.get("b/m")).isBetween(14_700, 15_300);
    }

    @Test
    void highestQualityGoesByTheTaskOrTheMean() {
        List<Candidate> candidates = List.of(
                good("a/m", Map.of("code", 0.5, "chat", 0.9)), good("b/m", Map.of("code", 0.6)), good("c/m", Map.of()));

        List<Ranked> atCode = rank("highest-quality", Map.of("task", "code"), candidates);
        assertThat(names(atCode)).containsExactly("b/m", "a/m", "c/m");
        assertThat(atCode.get(0).reason()).isEqualTo("quality 0.6 at code");
        assertThat(atCode.get(0).score()).isCloseTo(0.4, within(1e-9));
        assertThat(atCode.get(2).reason()).isEqualTo("its quality at code is unknown");
        assertThat(names(rank("highest-quality", Map.of(), candidates))).containsExactly("a/m", "b/m", "c/m");
    }

    @Test
    void weightedScoreIsTheWeightedMeanOfItsParts() {
        signals.latency("dear/m", 200).latency("cheap/m", 800).errors("cheap/m", 0.25);
        List<Candidate> candidates = List.of(
                rated("dear/m", 4 * DOLLAR, Map.of("code", 0.9)), rated("cheap/m", DOLLAR, Map.of("code", 0.4)));
        Map<String, Object> weights = Map.of("cost", 0.5, "latency", 0.2, "quality", 0.2, "reliability", 0.1);

        List<Ranked> ranked = rank("weighted-score", Map.of("weights", weights, "task", "code"), candidates);

        assertThat(names(ranked)).containsExactly("cheap/m", "dear/m");
        assertThat(ranked.get(0).score()).isCloseTo(0.5 * 0.25 + 0.2 * 1 + 0.2 * 0.6 + 0.1 * 0.25, within(1e-9));
        assertThat(ranked.get(0).reason())
                .isEqualTo("cost 0.25 × 0.5 + latency 1 × 0.2 + quality 0.6 × 0.2 + reliability 0.25 × 0.1");
        assertThat(names(rank("weighted-score", Map.of("weights", Map.of("quality", 1)), candidates)))
                .containsExactly("dear/m", "cheap/m");
    }

    @Test
    void weightedScoreTakesUnknownCostsAndQualitiesForTheWorst() {
        List<Candidate> candidates =
                List.of(priced("unknown/m", Price.UNKNOWN), rated("known/m", DOLLAR, Map.of("code", 0.1)));

        assertThat(names(rank("weighted-score", Map.of(), candidates))).containsExactly("known/m", "unknown/m");
        assertThat(rank("weighted-score", Map.of(), candidates).get(1).score()).isEqualTo(0.5);
    }

    @Test
    void settingsNameTheNearestValidWord() {
        refuses(
                "lowest-latency",
                Map.of("percentil", "p90"),
                "the strategy 'lowest-latency' has no setting 'percentil'; did you mean 'percentile'?");
        refuses(
                "lowest-latency",
                Map.of("percentile", "p95"),
                "the setting 'percentile' of 'lowest-latency' cannot be 'p95'; did you mean 'p90'?");
        refuses(
                "lowest-latency",
                Map.of("of", "first"),
                "the setting 'of' of 'lowest-latency' cannot be 'first'; valid: first-token, total");
        refuses(
                "weighted-score",
                Map.of("weights", Map.of("costs", 1)),
                "the setting 'weights' of 'weighted-score' has no 'costs'; did you mean 'cost'?");
        refuses(
                "weighted-score",
                Map.of("weights", Map.of("cost", -1)),
                "the weight 'cost' of 'weighted-score' must be 0 or more, not -1");
        refuses(
                "weighted-score",
                Map.of("weights", Map.of("cost", 0)),
                "the setting 'weights' of 'weighted-score' needs a weight above 0");
        assertThat(strategies.settings("weighted-score"))
                .containsExactlyInAnyOrder("weights", "priorities", "of", "percentile", "task");
    }

    private void refuses(String name, Map<String, Object> settings, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategies.create(new StrategySpec(name, settings)))
                .withMessage(message);
    }

    private List<Ranked> rank(String name, Map<String, Object> settings, List<Candidate> candidates) {
        return strategies.create(new StrategySpec(name, settings)).rank(candidates, REQUEST, signals);
    }

    private static List<String> names(List<Ranked> ranked) {
        return ranked.stream().map(each -> each.candidate().target().toString()).toList();
    }

    private static Candidate free(String target, double weight) {
        Candidate plain = priced(target, Price.FREE);
        return new Candidate(plain.target(), plain.card(), null, Set.of(), weight, null, false);
    }

    private static Candidate good(String target, Map<String, Double> quality) {
        return rated(target, DOLLAR, quality);
    }

    private static Candidate rated(String target, long price, Map<String, Double> quality) {
        ModelCard card = Samples.card(null, null, Price.of(price, price));
        return candidate(
                target,
                new ModelCard(
                        card.id(),
                        null,
                        null,
                        card.input(),
                        card.output(),
                        card.features(),
                        card.price(),
                        quality,
                        card.tags(),
                        card.operations(),
                        null,
                        null,
                        null));
    }
}
