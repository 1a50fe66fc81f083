package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.strategy.Lore;
import io.llmrouter.engine.policy.strategy.RouteSpec;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.policy.strategy.Unruly;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Candidates, policies and requests for the tests of this package. */
public final class Samples {

    /** One US dollar for a million tokens. */
    public static final long DOLLAR = 1_000_000_000L;

    private Samples() {}

    public static ModelCard card(Long window, Long maxOutput, Price price) {
        return new ModelCard(
                "acme/model",
                window,
                maxOutput,
                EnumSet.of(Modality.TEXT),
                EnumSet.of(Modality.TEXT),
                EnumSet.of(ModelFeature.STREAMING),
                price,
                Map.of(),
                Set.of(),
                Set.of(Operation.CHAT),
                null,
                null,
                null);
    }

    public static Candidate candidate(String target, ModelCard card) {
        return new Candidate(Target.parse(target), card, null, Set.of(), 1, null, false);
    }

    public static Candidate priced(String target, Price price) {
        return candidate(target, card(null, null, price));
    }

    public static Candidate weighted(String target, double weight) {
        return new Candidate(
                Target.parse(target), ModelCard.undescribed("acme/model"), null, Set.of(), weight, null, false);
    }

    public static Candidate any(String target) {
        return weighted(target, 1);
    }

    /** So many candidates, {@code a0/m} and so on. */
    public static List<Candidate> many(int count) {
        List<Candidate> all = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            all.add(any("a" + at + "/m"));
        }
        return all;
    }

    public static PlanRequest request(ChatRequest request, CallOptions options) {
        return new PlanRequest(request, options, RequestFeatures.of(request, false), false);
    }

    public static PlanRequest ask(String prompt) {
        return request(ChatRequest.of(prompt), CallOptions.DEFAULT);
    }

    public static PlanRequest ask(CallOptions options) {
        return request(ChatRequest.of("What is the capital of France?"), options);
    }

    public static Policy policy(
            String name, Constraints constraints, List<Rule> rules, String strategy, String... patterns) {
        return new Policy(
                name,
                patterns(patterns),
                constraints,
                rules,
                spec(strategy),
                Retry.DEFAULT,
                Timeouts.DEFAULT,
                null,
                Fallbacks.NONE,
                null,
                null,
                false);
    }

    public static Policy policy(String strategy, String... patterns) {
        return policy("default", Constraints.NONE, List.of(), strategy, patterns);
    }

    public static List<CandidatePattern> patterns(String... patterns) {
        return List.of(patterns).stream().map(CandidatePattern::of).toList();
    }

    public static Roster roster(List<Candidate> all) {
        return new Roster() {
            @Override
            public List<Candidate> resolve(List<CandidatePattern> patterns) {
                return patterns.stream().map(each -> named(each.pattern())).toList();
            }

            @Override
            public List<Candidate> all() {
                return all;
            }

            private Candidate named(String target) {
                List<String> names =
                        all.stream().map(each -> each.target().toString()).toList();
                return all.stream()
                        .filter(each -> each.target().toString().equals(target))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no target '" + target + "'; " + Nearest.hint(target, names)));
            }
        };
    }

    public static Planner planner(List<Candidate> all, Policy... policies) {
        return planner(all, Signals.none(), policies);
    }

    public static Planner planner(List<Candidate> all, Signals signals, Policy... policies) {
        Map<String, Policy> byName = new LinkedHashMap<>();
        for (Policy each : policies) {
            byName.put(each.name(), each);
        }
        return Planner.of(
                byName,
                roster(all),
                signals,
                Strategies.builtIn(new Random(7)).with(new Unruly(7)).with(Lore.usual()));
    }

    /** Those that need no settings; the others have tests of their own. */
    public static List<String> bareStrategies() {
        Set<String> needy = Set.of("semantic", "intent", "learned");
        return Strategies.builtIn().names().stream()
                .filter(each -> !needy.contains(each))
                .toList();
    }

    /** A strategy with the fewest settings that it needs. */
    public static StrategySpec spec(String name) {
        List<RouteSpec> routes = List.of(new RouteSpec("coding", List.of("code"), List.of("a1*", "a3/m")));
        return switch (name) {
            case "semantic" -> new StrategySpec(name, Map.of("routes", routes));
            case "intent" -> new StrategySpec(name, Map.of("routes", routes, "examples", "examples.csv"));
            case "learned" -> new StrategySpec(name, Map.of("model", "scores.csv", "valueOfQuality", 0.01));
            default -> StrategySpec.of(name);
        };
    }

    public static List<String> targets(Plan plan) {
        return plan.ranked().stream()
                .map(each -> each.candidate().target().toString())
                .toList();
    }

    /** A request that reads and writes so many tokens. */
    public static RequestFeatures lengths(long input, long output) {
        return new RequestFeatures() {
            @Override
            public long inputTokens() {
                return input;
            }

            @Override
            public double inputTokensError() {
                return 0;
            }

            @Override
            public long expectedOutputTokens() {
                return output;
            }

            @Override
            public Set<Modality> modalities() {
                return Set.of(Modality.TEXT);
            }

            @Override
            public Set<ModelFeature> needs() {
                return Set.of();
            }

            @Override
            public String prompt() {
                return "";
            }
        };
    }
}
