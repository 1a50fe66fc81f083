package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static io.llmrouter.engine.policy.Samples.priced;
import static io.llmrouter.engine.policy.Samples.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.UnitPrices;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.policy.Warmth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What lowest-cost expects of answers and of prompt caches. */
class LowestCostTest {

    private static final Candidate CHEAP = priced("cheap/m", Price.of(DOLLAR, 2 * DOLLAR));
    private static final Candidate DEAR = priced("dear/m", Price.of(DOLLAR, 3 * DOLLAR));

    private final Map<String, Double> lengths = new HashMap<>();
    private final Map<String, Double> tasks = new HashMap<>();
    private final Map<String, Warmth> warm = new HashMap<>();

    @Test
    void whoAnswersBrieflyIsCheaperThanItsPriceSays() {
        lengths.put("cheap/m", 900.0);
        lengths.put("dear/m", 100.0);

        List<Ranked> ranked = rank(ask("Hello?"), CHEAP, DEAR);

        assertThat(ranked.get(0).candidate()).isEqualTo(DEAR);
        long input = ask("Hello?").features().inputTokens();
        assertThat(ranked.get(0).reason()).isEqualTo("estimated " + new Money(input * 1_000 + 100 * 3_000));
    }

    @Test
    void othersThatGoByCostExpectTheSame() {
        lengths.put("cheap/m", 900.0);
        lengths.put("dear/m", 100.0);
        long nanos = ask("Hello?").features().inputTokens() * 1_000 + 100 * 3_000;
        List<Candidate> both = List.of(CHEAP, DEAR);
        Strategies strategies = Strategies.builtIn(new Random(1));
        StrategySpec cost = new StrategySpec("weighted-score", Map.of("weights", Map.of("cost", 1)));

        Ranked weighted =
                strategies.create(cost).rank(both, ask("Hello?"), new Known()).get(0);
        Ranked drawn =
                strategies.create(StrategySpec.of("price-weighted")).rank(both, ask("Hello?"), new Known()).stream()
                        .filter(each -> each.candidate() == DEAR)
                        .findFirst()
                        .orElseThrow();

        assertThat(weighted.candidate()).isEqualTo(DEAR);
        assertThat(weighted.why().costNanos()).hasValue(nanos);
        assertThat(drawn.score()).isEqualTo(nanos / 1e9);
        assertThat(drawn.why().costNanos()).hasValue(nanos);
    }

    @Test
    void aCeilingOnTheCostOfACallExpectsTheSame() {
        lengths.put("cheap/m", 90_000.0);
        lengths.put("dear/m", 100.0);
        PlanRequest request = ask(CallOptions.DEFAULT.withMaxCost(new Money(10_000_000)));

        Plan plan = planner(List.of(CHEAP, DEAR), new Known(), policy("ordered", "cheap/m", "dear/m"))
                .plan(request);

        assertThat(targets(plan)).containsExactly("dear/m");
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.constraint())
                .isEqualTo("cost"));
    }

    @Test
    void whoWasNotMeasuredIsTakenToAnswerLikeTheOthers() {
        lengths.put("dear/m", 100.0);

        assertThat(rank(ask("Hello?"), DEAR, CHEAP).get(0).candidate()).isEqualTo(CHEAP);
    }

    @Test
    void whoAnswersThisTaskBrieflyIsCheaperWhateverItWritesOtherwise() {
        lengths.put("cheap/m", 100.0);
        lengths.put("dear/m", 2_000.0);
        PlanRequest task = task("Answer with one word.");
        assertThat(rank(task, DEAR, CHEAP).get(0).candidate()).isEqualTo(CHEAP);

        tasks.put("cheap/m", 40.0);
        tasks.put("dear/m", 2.0);

        assertThat(rank(task, CHEAP, DEAR).get(0).candidate()).isEqualTo(DEAR);
        assertThat(rank(ask("Hello?"), DEAR, CHEAP).get(0).candidate()).isEqualTo(CHEAP);
    }

    @Test
    void whoNeverAnsweredThisTaskIsTakenToAnswerItLikeTheOthers() {
        lengths.put("cheap/m", 2_000.0);
        tasks.put("dear/m", 2.0);

        assertThat(rank(task("Answer with one word."), DEAR, CHEAP).get(0).candidate())
                .isEqualTo(CHEAP);
    }

    @Test
    void aTaskIsKnownByItsInstructionsAndTheFormOfItsAnswer() {
        PlanRequest one = task("Answer with one word.");
        PlanRequest formed = Samples.request(
                ChatRequest.of("Hello?").withOutput(OutputFormat.schema("a", "{}")), CallOptions.DEFAULT);

        assertThat(one.task())
                .isPresent()
                .isEqualTo(task("Answer with one word.").task());
        assertThat(one.task()).isNotEqualTo(task("Answer at length.").task());
        assertThat(formed.task()).isPresent().isNotEqualTo(one.task());
        assertThat(ask("Hello?").task()).isEmpty();
    }

    private static PlanRequest task(String instructions) {
        return Samples.request(
                ChatRequest.of(List.of(Message.system(instructions), Message.user("Hello?"))), CallOptions.DEFAULT);
    }

    @Test
    void noAnswerIsExpectedToBeLongerThanTheRequestAllows() {
        lengths.put("cheap/m", 900.0);
        lengths.put("dear/m", 800.0);
        PlanRequest brief = Samples.request(
                ChatRequest.of("Hello?").withSampling(Sampling.DEFAULT.withMaxTokens(10)), CallOptions.DEFAULT);

        assertThat(rank(brief, DEAR, CHEAP).get(0).candidate()).isEqualTo(CHEAP);
    }

    @Test
    void aConversationThatMovesPaysForItsCacheAgain() {
        Candidate warmOne = priced("warm/m", caching(DOLLAR, DOLLAR / 10));
        Candidate coldOne = priced("cold/m", caching(DOLLAR * 9 / 10, DOLLAR / 10));
        PlanRequest going = conversation("word ".repeat(4_000));

        assertThat(rank(going, coldOne, warmOne).get(0).candidate()).isEqualTo(coldOne);
        warm.put("warm/m", new Warmth(3_000, 4_100));

        List<Ranked> ranked = rank(going, coldOne, warmOne);
        assertThat(ranked.get(0).candidate()).isEqualTo(warmOne);
        assertThat(ranked.get(0).reason()).endsWith("with 3,000 tokens in its prompt cache");
        assertThat(ranked.get(1).reason()).doesNotContain("cache");
    }

    @Test
    void saysWhatTheCostIsMadeOf() {
        warm.put("warm/m", new Warmth(3_000, 4_100));
        Ranked warmOne = rank(conversation("word ".repeat(4_000)), priced("warm/m", caching(DOLLAR, DOLLAR / 10)))
                .get(0);
        Ranked plain = rank(ask("Hello?"), CHEAP).get(0);

        assertThat(warmOne.why().parts()).containsOnlyKeys("input", "cached", "output");
        assertThat(warmOne.why().parts().get("cached")).isCloseTo(-0.0027, within(1e-9));
        assertThat(plain.why().parts()).containsOnlyKeys("input", "output");
        for (Ranked each : List.of(warmOne, plain)) {
            assertThat(each.why().parts().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(each.score(), within(1e-12));
        }
    }

    @Test
    void whatIsMuchCheaperIsWorthTheLoss() {
        warm.put("warm/m", new Warmth(3_000, 4_100));
        Candidate warmOne = priced("warm/m", caching(DOLLAR, DOLLAR / 10));
        Candidate coldOne = priced("cold/m", Price.of(DOLLAR / 10, DOLLAR));

        assertThat(rank(conversation("word ".repeat(4_000)), warmOne, coldOne)
                        .get(0)
                        .candidate())
                .isEqualTo(coldOne);
    }

    @Test
    void whoIsPaidForWritingToItsCacheHasNothingInItUntold() {
        warm.put("bills/m", new Warmth(0, 4_100));
        warm.put("caches/m", new Warmth(0, 4_100));
        Price writing = new Price(
                DOLLAR, DOLLAR, DOLLAR / 10, DOLLAR, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
        PlanRequest going = conversation("word ".repeat(4_000));

        assertThat(rank(going, priced("bills/m", writing)).get(0).reason()).doesNotContain("cache");
        assertThat(rank(going, priced("caches/m", caching(DOLLAR, DOLLAR / 10)))
                        .get(0)
                        .reason())
                .endsWith("with 4,100 tokens in its prompt cache");
    }

    @Test
    void aFirstQuestionHasNothingCached() {
        warm.put("warm/m", new Warmth(3_000, 4_100));
        Candidate warmOne = priced("warm/m", caching(DOLLAR, 0));

        assertThat(rank(ask("word ".repeat(4_000)), warmOne).get(0).reason()).doesNotContain("cache");
    }

    private static PlanRequest conversation(String beginning) {
        return Samples.request(
                ChatRequest.of(List.of(Message.user(beginning), Message.assistant("Yes."), Message.user("And?"))),
                CallOptions.DEFAULT);
    }

    private static Price caching(long input, long cached) {
        return new Price(input, DOLLAR, cached, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
    }

    private List<Ranked> rank(PlanRequest request, Candidate... candidates) {
        return new LowestCost().rank(List.of(candidates), request, new Known());
    }

    private final class Known implements Signals {

        @Override
        public Optional<String> tripped(Target target) {
            return Optional.empty();
        }

        @Override
        public OptionalDouble latencyMillis(Target target) {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Warmth> warmth(Target target, long conversation) {
            return Optional.ofNullable(warm.get(target.toString()));
        }

        @Override
        public Traffic traffic(Target target) {
            return new Answers(known(lengths, target), known(tasks, target));
        }
    }

    private static OptionalDouble known(Map<String, Double> means, Target target) {
        Double mean = means.get(target.toString());
        return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    private record Answers(OptionalDouble length, OptionalDouble ofTask) implements Traffic {

        @Override
        public OptionalDouble outputTokens(long task, long inputTokens) {
            return ofTask;
        }

        @Override
        public OptionalDouble outputTokens(long inputTokens) {
            return length;
        }

        @Override
        public Optional<Quantiles> quantiles(Measure measure) {
            return Optional.empty();
        }

        @Override
        public OptionalDouble errorRate() {
            return OptionalDouble.empty();
        }

        @Override
        public int inFlight() {
            return 0;
        }

        @Override
        public Money spent() {
            return Money.ZERO;
        }
    }
}
