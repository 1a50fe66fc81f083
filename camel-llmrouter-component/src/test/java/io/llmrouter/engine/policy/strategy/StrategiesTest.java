package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.any;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.many;
import static io.llmrouter.engine.policy.Samples.priced;
import static io.llmrouter.engine.policy.Samples.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategiesTest {

    private static final PlanRequest REQUEST = ask("What is the capital of France?");

    private final Strategies strategies = Strategies.builtIn(new Random(1)).with(new Unruly(1));

    static Collection<String> names() {
        return Samples.bareStrategies();
    }

    @ParameterizedTest
    @MethodSource("names")
    void neverAddsOrDropsACandidate(String name) {
        Random random = new Random(11);
        Strategy strategy = strategies.create(StrategySpec.of(name));
        for (int round = 0; round < 200; round++) {
            List<Candidate> candidates = drawn(random);
            List<Ranked> ranked = strategy.rank(candidates, REQUEST, KnownSignals.drawn(random));

            assertThat(ranked).extracting(Ranked::candidate).containsExactlyInAnyOrderElementsOf(candidates);
            assertThat(ranked).allSatisfy(each -> assertThat(each.reason()).isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void ordersTheSameWayForTheSameSeed(String name) {
        List<Candidate> candidates = drawn(new Random(5));

        assertThat(orders(name, candidates)).isEqualTo(orders(name, candidates));
    }

    @Test
    void orderedKeepsTheList() {
        assertThat(rank("ordered", many(5), Signals.none()))
                .extracting(Ranked::candidate)
                .containsExactlyElementsOf(many(5));
    }

    @Test
    void roundRobinStartsOnePlaceFurtherEachTime() {
        Strategy strategy = strategies.create(StrategySpec.of("round-robin"));

        assertThat(first(strategy, many(3), 7)).containsExactly("a0/m", "a1/m", "a2/m", "a0/m", "a1/m", "a2/m", "a0/m");
    }

    @Test
    void roundRobinIsFairUnderEightThreads() throws Exception {
        Strategy strategy = strategies.create(StrategySpec.of("round-robin"));
        Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
        List<Candidate> candidates = many(5);
        Callable<Void> planning = () -> {
            for (int at = 0; at < 5_000; at++) {
                String first = strategy.rank(candidates, REQUEST, Signals.none())
                        .get(0)
                        .candidate()
                        .target()
                        .toString();
                turns.computeIfAbsent(first, name -> new AtomicInteger()).incrementAndGet();
            }
            return null;
        };

        runByEight(planning);

        assertThat(turns.values())
                .extracting(AtomicInteger::get)
                .containsOnly(8_000)
                .hasSize(5);
    }

    @Test
    void weightedConvergesToTheWeights() {
        Strategy strategy = strategies.create(StrategySpec.of("weighted"));
        List<Candidate> candidates = List.of(weighted("a/m", 7), weighted("b/m", 2.5), weighted("c/m", 0.5));
        Map<String, Integer> counts = new HashMap<>();

        first(strategy, candidates, 40_000).forEach(name -> counts.merge(name, 1, Integer::sum));

        assertThat(counts.get("a/m")).isBetween(27_500, 28_500);
        assertThat(counts.get("b/m")).isBetween(9_600, 10_400);
        assertThat(counts.get("c/m")).isBetween(1_800, 2_200);
    }

    @Test
    void weightedPutsWeightZeroLast() {
        List<Ranked> ranked =
                rank("weighted", List.of(weighted("a/m", 0), weighted("b/m", 3), weighted("c/m", 1)), Signals.none());

        assertThat(ranked.get(2).candidate().target()).hasToString("a/m");
        assertThat(ranked.get(2).reason()).isEqualTo("drawn with weight 0 of 4");
    }

    @Test
    void randomGivesEachTheSameShare() {
        Map<String, Integer> counts = new HashMap<>();

        first(strategies.create(StrategySpec.of("random")), many(4), 40_000)
                .forEach(name -> counts.merge(name, 1, Integer::sum));

        assertThat(counts.values()).hasSize(4).allSatisfy(count -> assertThat(count)
                .isBetween(9_500, 10_500));
    }

    @Test
    void lowestCostPutsUnknownPricesLastAndKeepsTheOrderOfEqualOnes() {
        List<Ranked> ranked = rank(
                "lowest-cost",
                List.of(
                        priced("unknown/m", Price.UNKNOWN),
                        priced("dear/m", Price.of(DOLLAR, 10 * DOLLAR)),
                        priced("cheap1/m", Price.of(DOLLAR, DOLLAR)),
                        priced("cheap2/m", Price.of(DOLLAR, DOLLAR)),
                        priced("free/m", Price.FREE)),
                Signals.none());

        assertThat(names(ranked)).containsExactly("free/m", "cheap1/m", "cheap2/m", "dear/m", "unknown/m");
        long input = REQUEST.features().inputTokens();
        assertThat(ranked.get(1).score()).isEqualTo((input + 512) / 1e6);
        assertThat(ranked.get(0).reason()).isEqualTo("estimated 0 USD");
        assertThat(ranked.get(4).score()).isNull();
        assertThat(ranked.get(4).reason()).isEqualTo("its price is unknown");
    }

    @Test
    void lowestLatencyTriesTheUnmeasuredFirst() {
        Signals measured = new KnownSignals().latency("a0/m", 900).latency("a2/m", 120.4);

        List<Ranked> ranked = rank("lowest-latency", many(3), measured);

        assertThat(names(ranked)).containsExactly("a1/m", "a2/m", "a0/m");
        assertThat(ranked.get(0).reason()).isEqualTo("not measured yet, so it is tried first");
        assertThat(ranked.get(1).reason()).isEqualTo("usually answers in 120 ms");
    }

    @Test
    void refusesUnknownNamesAndSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategies.create(StrategySpec.of("round-robbin")))
                .withMessage("there is no strategy 'round-robbin'; did you mean 'round-robin'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategies.create(new StrategySpec("random", Map.of("sead", 4))))
                .withMessage("the strategy 'random' has no setting 'sead'; it has none");
    }

    private List<Ranked> rank(String name, List<Candidate> candidates, Signals signals) {
        return strategies.create(StrategySpec.of(name)).rank(candidates, REQUEST, signals);
    }

    private static List<List<String>> orders(String name, List<Candidate> candidates) {
        Strategy strategy =
                Strategies.builtIn(new Random(99)).with(new Unruly(99)).create(StrategySpec.of(name));
        List<List<String>> orders = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            orders.add(names(strategy.rank(candidates, REQUEST, KnownSignals.drawn(new Random(3)))));
        }
        return orders;
    }

    private static List<String> first(Strategy strategy, List<Candidate> candidates, int plans) {
        List<String> first = new ArrayList<>();
        for (int at = 0; at < plans; at++) {
            first.add(strategy.rank(candidates, REQUEST, Signals.none())
                    .get(0)
                    .candidate()
                    .target()
                    .toString());
        }
        return first;
    }

    private static List<String> names(List<Ranked> ranked) {
        return ranked.stream().map(each -> each.candidate().target().toString()).toList();
    }

    /** Up to 30 candidates with weights and prices at random, some equal, some unknown. */
    private static List<Candidate> drawn(Random random) {
        List<Candidate> all = new ArrayList<>();
        int count = random.nextInt(31);
        for (int at = 0; at < count; at++) {
            Candidate plain = any("a" + at + "/m");
            Price price = random.nextInt(4) == 0 ? Price.UNKNOWN : Price.of(random.nextInt(3), random.nextInt(3));
            all.add(new Candidate(
                    plain.target(),
                    Samples.card(null, null, price),
                    null,
                    plain.tags(),
                    random.nextInt(4),
                    null,
                    false));
        }
        return all;
    }

    private static void runByEight(Callable<Void> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(8, task))) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
