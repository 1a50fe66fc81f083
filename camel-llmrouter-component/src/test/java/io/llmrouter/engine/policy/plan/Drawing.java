package io.llmrouter.engine.policy.plan;

import static io.llmrouter.engine.policy.Samples.DOLLAR;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.DataPolicy;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.ScoreRange;
import io.llmrouter.engine.policy.condition.When;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Draws candidates, policies, requests and moments. */
final class Drawing {

    private static final List<String> REGIONS = List.of("eu", "eu-west-1", "us", "us-east-1", "ap");
    private static final List<String> LICENCES = List.of("apache-2.0", "gpl-3.0", "llama3.3", "qwen-research");
    private static final List<String> FAMILIES = List.of("permissive", "copyleft", "community", "llama3.3");
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    private final Random random;

    Drawing(long seed) {
        random = new Random(seed);
    }

    /**
     * What is drawn for one plan.
     *
     * @param chosen the policy's candidates
     * @param spare its fallbacks
     * @param asked the models that the caller names
     * @param rules each holds for callers with its name as a tag
     */
    record Draw(
            List<Candidate> all,
            List<Candidate> chosen,
            List<Candidate> spare,
            List<Candidate> asked,
            Constraints constraints,
            List<Rule> rules,
            Set<String> tags,
            KnownSignals signals) {}

    Draw draw() {
        List<Candidate> all = new ArrayList<>();
        int count = 1 + random.nextInt(16);
        for (int at = 0; at < count; at++) {
            all.add(candidate(at));
        }
        boolean goesOn = random.nextBoolean();
        List<Rule> rules = new ArrayList<>();
        for (int at = random.nextInt(4); at > 0; at--) {
            String name = "rule" + at;
            List<CandidatePattern> own = random.nextBoolean() ? patterns(some(all)) : null;
            rules.add(new Rule(name, When.tags(Set.of(name)), own, constraints(24), null, goesOn));
        }
        KnownSignals signals = KnownSignals.drawn(random);
        if (random.nextBoolean()) {
            signals.trip(all.get(random.nextInt(count)).target().toString());
        }
        return new Draw(
                all,
                some(all),
                some(all),
                maybe(4, () -> some(all), List.of()),
                constraints(16),
                rules,
                some(List.of("rule1", "rule2", "rule3")).stream().collect(Collectors.toSet()),
                signals);
    }

    PlanRequest request(Draw draw) {
        ChatRequest chat = ChatRequest.of((random.nextBoolean() ? "word " : "code ").repeat(random.nextInt(1_500)))
                .withSampling(Sampling.DEFAULT.withMaxTokens(random.nextBoolean() ? null : 300));
        return Samples.request(
                chat,
                CallOptions.DEFAULT
                        .withModels(names(draw.asked()).stream()
                                .map(Target::toString)
                                .toList())
                        .withTags(draw.tags())
                        .withMaxCost(maybe(4, () -> new Money(1 + random.nextLong(3_000_000)), null)));
    }

    private Constraints constraints(int rarely) {
        return new Constraints(
                maybe(rarely, () -> random.nextLong(3 * DOLLAR), null),
                maybe(rarely, () -> random.nextLong(3 * DOLLAR), null),
                maybe(rarely, () -> Set.of(ModelFeature.TOOLS), Set.of()),
                maybe(rarely, () -> Set.of("gold"), Set.of()),
                maybe(rarely, () -> Set.of("eu", "ap"), Set.of()),
                maybe(rarely, () -> List.of("a1*", "a2/m", "a4/m"), List.of()),
                maybe(rarely, () -> List.of("a1*"), List.of()),
                maybe(rarely, () -> 2_000L, null),
                limits(rarely),
                null);
    }

    private Limits limits(int rarely) {
        return new Limits(
                maybe(rarely, () -> new LatencyCeiling(Measure.TOTAL, Percentile.P50, Duration.ofMillis(2)), null),
                maybe(rarely, () -> 400.0, null),
                maybe(rarely, () -> Map.of("code", 0.5), Map.of()),
                maybe(rarely, () -> Map.of("bias", new ScoreRange(0.2, 0.8)), Map.of()),
                maybe(rarely, () -> DataPolicy.values()[random.nextInt(3)], null),
                maybe(rarely, () -> Set.of(any(FAMILIES), "mit"), Set.of()),
                maybe(rarely, () -> DAY, null),
                maybe(rarely, () -> List.of("eu", "us"), List.of()));
    }

    private Candidate candidate(int at) {
        ModelCard card = new ModelCard(
                "acme/model",
                maybe(3, () -> null, 500L + random.nextInt(4_000)),
                maybe(3, () -> 200L + random.nextInt(300), null),
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                random.nextInt(4) > 0 ? Set.of(ModelFeature.STREAMING, ModelFeature.TOOLS) : Set.of(),
                maybe(5, () -> Price.UNKNOWN, Price.of(random.nextLong(3 * DOLLAR), random.nextLong(3 * DOLLAR))),
                random.nextInt(4) > 0 ? Map.of("code", random.nextDouble(), "bias", random.nextDouble()) : Map.of(),
                Set.of(),
                random.nextInt(12) > 0 ? Set.of(Operation.CHAT) : Set.of(Operation.EMBED),
                maybe(2, () -> DAY.plusDays(random.nextInt(3) - 1), null),
                maybe(5, () -> null, any(LICENCES)),
                null);
        Set<String> tags = random.nextInt(3) > 0
                ? Set.of("gold", any(List.of("private", "zero-retention", "no-training")))
                : Set.of();
        return new Candidate(
                Target.parse("a" + at + "/m"),
                card,
                maybe(8, () -> null, any(REGIONS)),
                tags,
                1 + random.nextInt(3),
                maybe(12, () -> "it has no key", null),
                false);
    }

    private <T> T maybe(int rarely, Supplier<T> then, T otherwise) {
        return random.nextInt(rarely) == 0 ? then.get() : otherwise;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Some of them, at least one, in their order. */
    private <T> List<T> some(List<T> all) {
        List<T> some = all.stream().filter(each -> random.nextInt(3) > 0).toList();
        return some.isEmpty() ? List.of(all.get(0)) : some;
    }

    static List<CandidatePattern> patterns(List<Candidate> all) {
        return all.stream()
                .map(each -> CandidatePattern.of(each.target().toString()))
                .toList();
    }

    static List<Target> names(List<Candidate> all) {
        return all.stream().map(Candidate::target).toList();
    }
}
