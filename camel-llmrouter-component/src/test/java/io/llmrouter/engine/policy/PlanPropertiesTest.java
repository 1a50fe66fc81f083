package io.llmrouter.engine.policy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of every plan, whatever the candidates, constraints, strategy and request. */
class PlanPropertiesTest {

    private static final List<String> STRATEGIES =
            List.copyOf(Strategies.builtIn().names());

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
        Constraints constraints = new Constraints(
                random.nextBoolean() ? null : random.nextLong(2 * DOLLAR),
                null,
                random.nextInt(4) == 0 ? Set.of(ModelFeature.STREAMING) : Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                random.nextInt(3) == 0 ? List.of("a1*") : List.of(),
                random.nextInt(3) == 0 ? 2_000L : null,
                Limits.NONE,
                null);
        String strategy = STRATEGIES.get(random.nextInt(STRATEGIES.size()));
        Planner planner = planner(all, KnownSignals.drawn(random), policy("default", constraints, List.of(), strategy));
        ChatRequest request = ChatRequest.of("word ".repeat(random.nextInt(2_000)))
                .withSampling(Sampling.DEFAULT.withMaxTokens(random.nextBoolean() ? null : 300));
        CallOptions options =
                CallOptions.DEFAULT.withMaxCost(random.nextInt(3) == 0 ? new Money(random.nextLong(2_000_000)) : null);
        return planner.plan(Samples.request(request, options));
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
                    Target.parse("a" + at + "/m"), card(window, null, price), null, Set.of(), random.nextInt(3), null));
        }
        return all;
    }
}
