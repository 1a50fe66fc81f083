package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TieredOrderTest {

    private static final PlanRequest REQUEST = ask("What is the capital of France?");
    private static final StrategySpec LATENCY = StrategySpec.of("lowest-latency");
    private static final StrategySpec COST = StrategySpec.of("lowest-cost");

    private final List<Candidate> candidates = List.of(
            priced("slow/m", Price.of(DOLLAR, DOLLAR)),
            priced("fast/m", Price.of(9 * DOLLAR, 9 * DOLLAR)),
            priced("near/m", Price.of(4 * DOLLAR, 4 * DOLLAR)),
            priced("next/m", Price.of(2 * DOLLAR, 2 * DOLLAR)));
    private final KnownSignals signals = new KnownSignals()
            .latency("slow/m", 900)
            .latency("fast/m", 100)
            .latency("near/m", 119)
            .latency("next/m", 130);

    @Test
    void takesTheCheapestOfThoseNearlyAsFastAsTheFastest() {
        List<Ranked> ranked = rank(new Tier(LATENCY, 1.2, null), Tier.of(COST));

        assertThat(names(ranked)).containsExactly("near/m", "fast/m", "next/m", "slow/m");
    }

    @Test
    void explainsEachTierThatWasAsked() {
        List<Ranked> ranked = rank(new Tier(LATENCY, 1.2, null), Tier.of(COST));

        assertThat(ranked.get(0).reason())
                .startsWith("lowest-latency: usually answers in 119 ms; lowest-cost: estimated ");
        assertThat(ranked.get(0).why().parts())
                .containsOnlyKeys("1.lowest-latency", "2.lowest-cost", "2.lowest-cost.input", "2.lowest-cost.output")
                .containsEntry("1.lowest-latency", 119.0);
        assertThat(ranked.get(0).why().costNanos()).isPresent();
        assertThat(ranked.get(2).reason()).isEqualTo("lowest-latency: usually answers in 130 ms");
    }

    @Test
    void keepsApartWhatTwoTiersOfOneNameSay() {
        List<Ranked> ranked = rank(new Tier(COST, 9.0, null), new Tier(LATENCY, 9.0, null), Tier.of(COST));

        assertThat(ranked.get(0).why().parts())
                .containsKeys("1.lowest-cost", "1.lowest-cost.input", "2.lowest-latency", "3.lowest-cost.output");
    }

    @Test
    void takesAllBelowAGuardrailForEquallyGood() {
        assertThat(names(rank(new Tier(LATENCY, null, 500.0), Tier.of(COST))))
                .containsExactly("next/m", "near/m", "fast/m", "slow/m");
    }

    @Test
    void goesByTheScoreWhereNobodyKeepsTheGuardrail() {
        assertThat(names(rank(new Tier(LATENCY, null, 50.0), Tier.of(COST))))
                .containsExactly("fast/m", "near/m", "next/m", "slow/m");
    }

    @Test
    void takesThoseOfWhomNothingIsKnownForEquallyGood() {
        assertThat(names(rank(Signals.none(), Tier.of(LATENCY), Tier.of(COST))))
                .containsExactly("slow/m", "next/m", "near/m", "fast/m");
    }

    @Test
    void asksThreeTiersInTurn() {
        List<Ranked> ranked = rank(
                new Tier(LATENCY, 2.0, null),
                new Tier(COST, 2.0, null),
                Tier.of(new StrategySpec("sticky", Map.of("by", "user", "otherwise", "ordered"))));

        assertThat(names(ranked)).containsExactly("near/m", "next/m", "fast/m", "slow/m");
        assertThat(ranked.get(0).reason()).contains("lowest-latency: ", "; lowest-cost: ", "; sticky: ");
    }

    @Test
    void staysWithWhoAnsweredWithinTheBand() {
        Strategy strategy =
                tiers(new Tier(LATENCY, 2.0, null), Tier.of(new StrategySpec("sticky", Map.of("by", "user"))));
        PlanRequest ann = ask(CallOptions.DEFAULT.withCaller("ann", null));
        strategy.answered(ann, Target.parse("next/m"));
        strategy.answered(ask(CallOptions.DEFAULT.withCaller("bob", null)), Target.parse("slow/m"));

        assertThat(names(strategy.rank(candidates, ann, signals)))
                .startsWith("next/m")
                .endsWith("slow/m");
        assertThat(names(strategy.rank(candidates, ask(CallOptions.DEFAULT.withCaller("bob", null)), signals)))
                .endsWith("slow/m");
    }

    @Test
    void takesTurnsWithinTheFirstBandWhateverIsBehindIt() {
        Strategy strategy = tiers(new Tier(LATENCY, 1.2, null), Tier.of(StrategySpec.of("round-robin")));
        Map<String, Integer> first = new HashMap<>();
        for (int plan = 0; plan < 100; plan++) {
            first.merge(names(strategy.rank(candidates, REQUEST, signals)).get(0), 1, Integer::sum);
        }

        assertThat(first).isEqualTo(Map.of("fast/m", 50, "near/m", 50));
    }

    @Test
    void neverAddsOrDropsACandidateWhateverTheTiers() {
        Random random = new Random(31);
        List<String> inner = new ArrayList<>(Samples.bareStrategies());
        inner.removeAll(List.of("custom", "cascade"));
        for (int round = 0; round < 500; round++) {
            List<Candidate> all = Samples.many(random.nextInt(20));
            Double within = random.nextBoolean() ? null : 1 + random.nextDouble();
            Strategy strategy = tiers(
                    new Tier(LATENCY, within, null),
                    new Tier(StrategySpec.of("least-busy"), null, random.nextBoolean() ? null : 2.0),
                    Tier.of(StrategySpec.of(inner.get(random.nextInt(inner.size())))));

            List<Ranked> ranked = strategy.rank(all, REQUEST, KnownSignals.drawn(random));

            assertThat(ranked).extracting(Ranked::candidate).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void refusesATierThatLeavesNothingToDecide() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tiers(Tier.of(StrategySpec.of("random")), Tier.of(COST)))
                .withMessage(
                        "the tier 'random' leaves nothing for those behind it to decide: it can only be the last one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tiers(Tier.of(StrategySpec.of("lowest-cots"))))
                .withMessageContaining("did you mean 'lowest-cost'?");
    }

    private static Strategy tiers(Tier... tiers) {
        return Strategies.builtIn(new Random(1)).create(new StrategySpec("tiers", Map.of("of", List.of(tiers))));
    }

    private List<Ranked> rank(Tier... tiers) {
        return rank(signals, tiers);
    }

    private List<Ranked> rank(Signals known, Tier... tiers) {
        return tiers(tiers).rank(candidates, REQUEST, known);
    }

    private static List<String> names(List<Ranked> ranked) {
        return ranked.stream().map(each -> each.candidate().target().toString()).toList();
    }
}
