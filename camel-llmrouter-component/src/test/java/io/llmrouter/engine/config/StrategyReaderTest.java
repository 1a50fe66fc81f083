package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.policy.strategy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Strategies as they are written in a configuration. */
class StrategyReaderTest {

    static Iterable<String> names() {
        return Strategies.builtIn().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesExactlyTheSettingsThatTheStrategyHas(String name) {
        List<String> keys = new ArrayList<>(StrategySections.of(name).names());

        assertThat(keys.remove("name")).isTrue();
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(Strategies.builtIn().settings(name));
    }

    /** Without {@code intent}, which is nothing without labels. */
    static Stream<String> namesThatSayEnough() {
        return Strategies.builtIn().names().stream().filter(name -> !name.equals("intent"));
    }

    @ParameterizedTest
    @MethodSource("namesThatSayEnough")
    void readsEveryStrategyByItsNameAlone(String name) {
        assertThat(read(name)).isEqualTo(StrategySpec.of(name));
        assertThat(read("{ name: " + name + " }")).isEqualTo(StrategySpec.of(name));
    }

    @Test
    void readsSettingsThatTheStrategyTakes() {
        StrategySpec spec = read("{ name: weighted-score, weights: { cost: .5, quality: 2 }, of: first-token,"
                + " percentile: p90, task: code }");

        assertThat(spec)
                .isEqualTo(new StrategySpec(
                        "weighted-score",
                        Map.of(
                                "weights",
                                Map.of("cost", 0.5, "quality", 2.0),
                                "of",
                                "first-token",
                                "percentile",
                                "p90",
                                "task",
                                "code")));
        assertThat(Strategies.builtIn().create(spec)).isNotNull();
    }

    @Test
    void readsTiersWithTheirOwnKeysAndTheirStrategies() {
        StrategySpec spec = read("{ name: tiers, of: [ { name: lowest-latency, percentile: p90, within: 1.2 },"
                + " { name: lowest-cost, atMost: 0.01 }, { name: sticky, by: user } ] }");

        assertThat(spec.settings())
                .isEqualTo(Map.of(
                        "of",
                        List.of(
                                new Tier(new StrategySpec("lowest-latency", Map.of("percentile", "p90")), 1.2, null),
                                new Tier(StrategySpec.of("lowest-cost"), null, 0.01),
                                Tier.of(new StrategySpec("sticky", Map.of("by", "user"))))));
        assertThat(Strategies.builtIn().create(spec)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ name: lowest-latency, percentil: p90 } | unknown key 'percentil'; did you mean 'percentile'?",
                "{ name: ordered, weights: { cost: 1 } }  | unknown key 'weights'. Known: name",
                "{ name: lowest-latency, percentile: p95 } | unknown word 'p95'; did you mean 'p90'?",
                "{ name: weighted-score, weights: { price: 1 } } | unknown key 'price'. Known: cost",
                "{ name: weighted-score, weights: { cost: -1 } } | '-1' must be 0 or more",
                "{ name: weighted-score, weights: { cost: 0 } } | needs a weight above 0",
                "{ name: weighted-scores, weights: { cost: 1 } } | did you mean 'weighted-score'?",
                "{ name: tiers, of: [ lowest-cots ] } | did you mean 'lowest-cost'?",
                "{ name: tiers, of: [ { name: lowest-cost, with: 2 } ] } | unknown key 'with'",
                "{ name: tiers, of: [ { name: lowest-cost, within: 0.9 } ] } | '0.9' must be 1 or more",
                "{ name: tiers, of: [ { name: lowest-cost, within: 2, atMost: 1 } ] } | a tier has one of the two",
                "{ name: tiers, of: [ { within: 2 } ] } | has no name",
                "{ name: cascade, verify: judge } | has no judge",
                "{ name: cascade, verify: schemas } | unknown word 'schemas'; did you mean 'schema'?",
                "{ name: cascade, onUnverified: fails } | did you mean 'fail'?",
                "{ name: cascade, threshold: 2 } | '2' must be between 0 and 1",
                "{ name: cascade, samples: 1 } | '1' must be 2 or more",
                "{ name: cascade, order: lowest-cots } | did you mean 'lowest-cost'?",
                "{ name: custom, been: mine } | did you mean 'bean'?",
                "{ weights: { cost: 1 } } | has no name"
            })
    void refusesWhatTheStrategyDoesNotTake(String strategy, String problem) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(strategy))
                .withMessageContaining(problem)
                .withMessageContaining("policies.default.strategy");
    }

    private static StrategySpec read(String strategy) {
        String yaml =
                """
                providers:
                  openai: { type: openai, apiKey: k }
                policies:
                  default:
                    candidates: [ openai/gpt-5 ]
                    strategy: %s
                """
                        .formatted(strategy);
        return Surroundings.reader()
                .read(yaml, "test.yaml")
                .policies()
                .get("default")
                .strategy();
    }
}
