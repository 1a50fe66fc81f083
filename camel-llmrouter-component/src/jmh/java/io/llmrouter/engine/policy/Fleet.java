package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.strategy.CustomStrategies;
import io.llmrouter.engine.policy.strategy.Level;
import io.llmrouter.engine.policy.strategy.Preference;
import io.llmrouter.engine.policy.strategy.RouteSpec;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Many candidates of different price, window and speed, and a prompt, the same in every run. */
final class Fleet {

    private Fleet() {}

    static Planner planner(int size, String strategy) {
        List<Candidate> all = candidates(size);
        Policy policy = new Policy(
                "default",
                List.of(),
                Constraints.NONE,
                List.of(),
                new StrategySpec(strategy, settings(strategy)),
                Retry.DEFAULT,
                Timeouts.DEFAULT,
                null,
                Fallbacks.NONE,
                null,
                null,
                false);
        return Planner.of(
                Map.of("default", policy),
                roster(all),
                signals(),
                Strategies.builtIn().with(customs()).with(new FleetKnowledge()));
    }

    /** Those without which a strategy has nothing to decide by; the others keep their defaults. */
    private static Map<String, Object> settings(String strategy) {
        List<RouteSpec> routes = List.of(
                new RouteSpec("label 1", List.of("write code", "fix code"), List.of("account1/*")),
                new RouteSpec("label 2", List.of("the weather"), List.of("account2/*", "account3/*")));
        return switch (strategy) {
            case "by-region" -> Map.of("regions", List.of("us", "eu"));
            case "complexity" ->
                Map.of("levels", List.of(new Level(0.4, List.of("account1/*")), new Level(0.8, List.of("account2/*"))));
            case "semantic" -> Map.of("routes", routes);
            case "intent" -> Map.of("routes", routes, "examples", "intents.jsonl");
            case "learned" -> Map.of("model", "scores.jsonl", "valueOfQuality", 0.01);
            default -> Map.of();
        };
    }

    /** An application that prefers the last candidate. */
    private static CustomStrategies customs() {
        return new CustomStrategies() {
            @Override
            public Strategy bean(@Nullable String name) {
                return Strategies.preferring(expression("the last"));
            }

            @Override
            public Preference expression(String text) {
                return (candidates, request) ->
                        List.of(candidates.get(candidates.size() - 1).target().toString());
            }
        };
    }

    /** Two kilobytes of English. */
    static String prompt() {
        String text = "Please read the complaint of our customer, who ordered 3 lamps on 14 May and got only two. "
                + "Say in one sentence what went wrong, what she asks for, and how urgent it is. ";
        return text.repeat(13).substring(0, 2048);
    }

    private static List<Candidate> candidates(int size) {
        Random random = new Random(size);
        List<Candidate> all = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            long window = at % 10 == 9 ? 512 : 8_192L << random.nextInt(8);
            ModelCard card = new ModelCard(
                    "acme/model-" + at,
                    window,
                    4_096L,
                    EnumSet.of(Modality.TEXT, Modality.IMAGE),
                    EnumSet.of(Modality.TEXT),
                    EnumSet.of(ModelFeature.STREAMING, ModelFeature.TOOLS),
                    at % 20 == 7
                            ? Price.UNKNOWN
                            : Price.of(random.nextLong(5_000_000_000L), random.nextLong(20_000_000_000L)),
                    Map.of(),
                    Set.of("general"),
                    Set.of(Operation.CHAT),
                    null,
                    null,
                    null);
            all.add(new Candidate(
                    new Target("account" + at % 7, card.id()),
                    card,
                    "eu",
                    card.tags(),
                    1 + random.nextInt(5),
                    null,
                    false));
        }
        return all;
    }

    private static Roster roster(List<Candidate> all) {
        return new Roster() {
            @Override
            public List<Candidate> resolve(List<CandidatePattern> patterns) {
                return patterns.isEmpty() ? List.of() : all;
            }

            @Override
            public List<Candidate> all() {
                return all;
            }
        };
    }

    private static Signals signals() {
        return new Signals() {
            @Override
            public Optional<String> tripped(Target target) {
                return Optional.empty();
            }

            @Override
            public OptionalDouble latencyMillis(Target target) {
                return OptionalDouble.of(100 + Math.floorMod(target.hashCode(), 5_000));
            }
        };
    }
}
