package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.many;
import static io.llmrouter.engine.policy.Samples.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The strategies that go by what was measured of targets. */
class MeasuredStrategiesTest {

    private static final PlanRequest REQUEST = ask("What is the capital of France?");

    private final KnownSignals signals = new KnownSignals();

    @Test
    void lowestLatencyGoesByThePercentileItIsGiven() {
        signals.spread("a0/m", Measure.TOTAL, 100, 900, 2_000).spread("a1/m", Measure.TOTAL, 200, 300, 3_000);

        assertThat(names(rank("lowest-latency", Map.of("percentile", "p50"), many(2))))
                .containsExactly("a0/m", "a1/m");
        List<Ranked> ranked = rank("lowest-latency", Map.of("percentile", "p90"), many(2));
        assertThat(names(ranked)).containsExactly("a1/m", "a0/m");
        assertThat(ranked.get(0).reason()).isEqualTo("answers in 300 ms or less in 90 of 100 calls");
        assertThat(ranked.get(0).score()).isEqualTo(300);
        assertThat(names(rank("lowest-latency", Map.of("percentile", "p99"), many(2))))
                .containsExactly("a0/m", "a1/m");
    }

    @Test
    void lowestLatencyGoesByTheFirstTokenOrWhereNothingWasStreamedByTheWholeAnswer() {
        signals.spread("a0/m", Measure.TOTAL, 100, 100, 100).spread("a0/m", Measure.FIRST_TOKEN, 90, 90, 90);
        signals.spread("a1/m", Measure.TOTAL, 500, 500, 500).spread("a1/m", Measure.FIRST_TOKEN, 20, 20, 20);
        signals.spread("a2/m", Measure.TOTAL, 50, 50, 50);

        List<Ranked> ranked = rank("lowest-latency", Map.of("of", "first-token"), many(4));

        assertThat(names(ranked)).containsExactly("a3/m", "a1/m", "a2/m", "a0/m");
        assertThat(ranked.get(1).reason()).isEqualTo("begins in 20 ms or less in 50 of 100 calls");
        assertThat(ranked.get(0).reason()).isEqualTo("not measured yet, so it is tried first");
    }

    @Test
    void highestThroughputPutsTheFastestWriterFirstAndTriesTheUnmeasured() {
        signals.spread("a0/m", Measure.TOKEN, 20, 25, 40).spread("a1/m", Measure.TOKEN, 10, 50, 50);

        List<Ranked> ranked = rank("highest-throughput", Map.of(), many(3));

        assertThat(names(ranked)).containsExactly("a2/m", "a1/m", "a0/m");
        assertThat(ranked.get(1).reason()).isEqualTo("writes 100.0 tokens/s");
        assertThat(ranked.get(1).score()).isEqualTo(10);
        assertThat(names(rank("highest-throughput", Map.of("percentile", "p90"), many(2))))
                .containsExactly("a0/m", "a1/m");
    }

    @Test
    void leastBusyWeighsTheCallsUnderWay() {
        signals.inFlight("a/m", 1).inFlight("b/m", 4).inFlight("c/m", 0);

        List<Ranked> ranked =
                rank("least-busy", Map.of(), List.of(weighted("a/m", 1), weighted("b/m", 10), weighted("c/m", 0)));

        assertThat(names(ranked)).containsExactly("b/m", "a/m", "c/m");
        assertThat(ranked.get(0).score()).isEqualTo(0.5);
        assertThat(ranked)
                .extracting(Ranked::reason)
                .containsExactly("4 calls under way", "1 call under way", "0 calls under way");
    }

    @Test
    void leastBusyFillsTargetsInProportionToTheirWeights() {
        List<Candidate> candidates = List.of(weighted("a/m", 1), weighted("b/m", 3));
        int[] calls = new int[2];
        for (int round = 0; round < 40; round++) {
            signals.inFlight("a/m", calls[0]).inFlight("b/m", calls[1]);
            calls[names(rank("least-busy", Map.of(), candidates)).get(0).equals("a/m") ? 0 : 1]++;
        }

        assertThat(calls).containsExactly(10, 30);
    }

    @Test
    void usageHeadroomPutsTheLeastUsedFirstAndTheSilentInTheMiddle() {
        signals.requestsLeft("a0/m", 100, 20).requestsLeft("a2/m", 1_000, 900).tokensLeft("a3/m", 1_000_000, 50);

        List<Ranked> ranked = rank("usage-headroom", Map.of(), many(4));

        assertThat(names(ranked)).containsExactly("a2/m", "a1/m", "a0/m", "a3/m");
        assertThat(ranked)
                .extracting(Ranked::reason)
                .containsExactly(
                        "90 % of its limits left for it",
                        "its provider says nothing of its limits, so they count as half used",
                        "20 % of its limits left for it",
                        "0 % of its limits left for it");
    }

    @Test
    void usageHeadroomCountsWhicheverOfOurLimitsAndTheProvidersLeavesLess() {
        signals.requestsLeft("a0/m", 100, 90).placesFree("a0/m", 10, 3);
        signals.requestsLeft("a1/m", 100, 20).placesFree("a1/m", 10, 8);
        signals.placesFree("a2/m", 4, 3);
        signals.placesFree("a3/m", 4, 0);

        List<Ranked> ranked = rank("usage-headroom", Map.of(), many(5));

        assertThat(names(ranked)).containsExactly("a2/m", "a4/m", "a0/m", "a1/m", "a3/m");
        assertThat(ranked)
                .extracting(Ranked::reason)
                .containsExactly(
                        "75 % of its limits left for it: 3 of 4 places are free",
                        "its provider says nothing of its limits, so they count as half used",
                        "30 % of its limits left for it: 3 of 10 places are free",
                        "20 % of its limits left for it",
                        "0 % of its limits left for it: 0 of 4 places are free");
    }

    private List<Ranked> rank(String name, Map<String, Object> settings, List<Candidate> candidates) {
        return Strategies.builtIn(new Random(1))
                .create(new StrategySpec(name, settings))
                .rank(candidates, REQUEST, signals);
    }

    private static List<String> names(List<Ranked> ranked) {
        return ranked.stream().map(each -> each.candidate().target().toString()).toList();
    }
}
