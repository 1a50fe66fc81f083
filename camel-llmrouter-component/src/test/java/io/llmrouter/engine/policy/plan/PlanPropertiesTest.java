package io.llmrouter.engine.policy.plan;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.card;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.DataPolicy;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What holds of every plan, whatever the candidates, constraints, strategy and request. Whom it has is compared with what an
 * oracle says by {@link PlanOracleTest}.
 */
class PlanPropertiesTest {

    private static final List<String> STRATEGIES =
            List.copyOf(Strategies.builtIn().names());
    private static final List<String> REGIONS = List.of("eu", "eu-west-1", "us", "ap");

    @Test
    void everyCandidateIsEitherRankedOrRefusedAndNeverBoth() {
        Random random = new Random(17);
        for (int round = 0; round < 500; round++) {
            List<Candidate> all = candidates(random);
            Plan plan = plan(random, all);

            List<Target> placed = new ArrayList<>();
            plan.ranked().forEach(each -> placed.add(each.candidate().target()));
            plan.refusals().forEach(each -> placed.add(each.target()));
            assertThat(placed)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(Candidate::target).toList());
            assertThat(plan.refusals())
                    .allSatisfy(each -> assertThat(each.reason()).isNotBlank());
        }
    }

    @Test
    void wishesRefuseNobodyAndPutThemInOrderOfHowManyTheyMiss() {
        Random random = new Random(31);
        int missed = 0;
        for (int round = 0; round < 400; round++) {
            List<Candidate> all = candidates(random);
            Constraints prefer = constraints(random, limits(random), null);
            Plan plan = plan(random, all, strategy(random), Limits.NONE, prefer);
            List<Integer> misses = plan.ranked().stream()
                    .map(each -> each.reason().split("not preferred|may not fit", -1).length - 1)
                    .toList();

            assertThat(misses).isSorted();
            assertThat(plan.refusals())
                    .extracting(Refusal::constraint)
                    .doesNotContain("data-policy", "region", "quality");
            missed += misses.stream().mapToInt(Integer::intValue).sum();
        }
        assertThat(missed).isPositive();
    }

    @Test
    void theSameSeedMakesTheSamePlans() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(text(seed)).isEqualTo(text(seed));
        }
    }

    @Test
    void whatIsInDoubtIsBehindWhatIsNot() {
        Random random = new Random(23);
        int doubted = 0;
        for (int round = 0; round < 300; round++) {
            List<Boolean> doubts = plan(random, candidates(random)).ranked().stream()
                    .map(each -> each.reason().contains("may not fit"))
                    .toList();
            assertThat(doubts).isSorted();
            doubted += doubts.contains(true) ? 1 : 0;
        }
        assertThat(doubted).isPositive();
    }

    private static String text(int seed) {
        Random random = new Random(seed);
        Plan plan = plan(random, candidates(random));
        return plan.ranked() + " " + plan.refusals();
    }

    private static Plan plan(Random random, List<Candidate> all) {
        return plan(random, all, strategy(random), Limits.NONE, null);
    }

    private static String strategy(Random random) {
        return STRATEGIES.get(random.nextInt(STRATEGIES.size()));
    }

    private static Plan plan(Random random, List<Candidate> all, String strategy, Limits limits, Constraints prefer) {
        Constraints constraints = constraints(random, limits, prefer);
        Planner planner = planner(all, KnownSignals.drawn(random), policy("default", constraints, List.of(), strategy));
        ChatRequest request = ChatRequest.of((random.nextBoolean() ? "word " : "code ").repeat(random.nextInt(2_000)))
                .withSampling(Sampling.DEFAULT.withMaxTokens(random.nextBoolean() ? null : 300));
        CallOptions options =
                CallOptions.DEFAULT.withMaxCost(random.nextInt(3) == 0 ? new Money(random.nextLong(2_000_000)) : null);
        return planner.plan(Samples.request(request, options));
    }

    private static Constraints constraints(Random random, Limits limits, Constraints prefer) {
        return new Constraints(
                random.nextBoolean() ? null : random.nextLong(2 * DOLLAR),
                null,
                random.nextInt(4) == 0 ? Set.of(ModelFeature.STREAMING) : Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                random.nextInt(3) == 0 ? List.of("a1*") : List.of(),
                random.nextInt(3) == 0 ? 2_000L : null,
                limits,
                prefer);
    }

    private static Limits limits(Random random) {
        LatencyCeiling ceiling = new LatencyCeiling(Measure.TOTAL, Percentile.P50, Duration.ofMillis(2));
        return new Limits(
                random.nextInt(3) == 0 ? ceiling : null,
                random.nextInt(3) == 0 ? 400.0 : null,
                random.nextInt(6) == 0 ? Map.of("code", 0.5) : Map.of(),
                Map.of(),
                random.nextInt(3) == 0 ? DataPolicy.ZERO_RETENTION : null,
                Set.of(),
                null,
                random.nextInt(3) == 0 ? List.of("eu", "us") : List.of());
    }

    private static List<Candidate> candidates(Random random) {
        List<Candidate> all = new ArrayList<>();
        int count = random.nextInt(25);
        for (int at = 0; at < count; at++) {
            Long window = random.nextInt(4) == 0 ? null : 500L + random.nextInt(4_000);
            Price price = random.nextInt(4) == 0
                    ? Price.UNKNOWN
                    : Price.of(random.nextLong(3 * DOLLAR), random.nextLong(3 * DOLLAR));
            all.add(new Candidate(
                    Target.parse("a" + at + "/m"),
                    card(window, null, price),
                    REGIONS.get(random.nextInt(REGIONS.size())),
                    random.nextBoolean() ? Set.of("zero-retention") : Set.of(),
                    random.nextInt(3),
                    null,
                    false));
        }
        return all;
    }
}
