package io.llmrouter.engine.policy.strategy;

import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.many;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveTest {

    private final List<Candidate> three = many(3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheBestArmByScores(long seed) {
        World world = new World(seed, Map.of("reward", Map.of("quality", 1)));
        world.liked = new double[] {0.5, 0.8, 0.6};

        world.calls(1_500);

        assertThat(world.shareOf(1, 500)).isGreaterThan(0.75);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void followsTheBestArmWhenRewardsShift(long seed) {
        World world = new World(seed, Map.of("reward", Map.of("quality", 1), "memory", 300));
        world.liked = new double[] {0.9, 0.5, 0.5};
        world.calls(1_500);
        assertThat(world.shareOf(0, 500)).isGreaterThan(0.75);

        world.liked = new double[] {0.3, 0.5, 0.9};
        world.calls(1_500);

        assertThat(world.shareOf(2, 500)).isGreaterThan(0.75);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsTheCheapestAndTheFastestArm(long seed) {
        World cheap = new World(seed, Map.of("reward", Map.of("cost", 1)));
        cheap.cents = new double[] {5, 3, 1};
        cheap.calls(400);
        assertThat(cheap.shareOf(2, 200)).isGreaterThan(0.8);

        World fast = new World(seed, Map.of("reward", Map.of("latency", 1)));
        fast.millis = new double[] {900, 300, 1_000};
        fast.calls(400);
        assertThat(fast.shareOf(1, 200)).isGreaterThan(0.8);
    }

    @Test
    void saysWhatEachPartTakesFromTheReward() {
        World world = new World(5, Map.of("reward", Map.of("quality", 2, "cost", 1)));
        world.calls(50);
        for (Ranked each : world.rank()) {
            assertThat(each.why().parts()).containsOnlyKeys("reliability", "quality", "cost");
            assertThat(each.why().parts().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(each.score(), within(1e-12));
        }
    }

    @Test
    void leavesAnArmThatFailsHoweverCheapItIs() {
        World world = new World(1, Map.of());
        world.cents = new double[] {0.1, 3, 5};
        world.failing = 0;
        world.calls(600);

        assertThat(world.shareOf(0, 300)).isLessThan(0.1);
    }

    @Test
    void triesEveryCandidateForAtLeastTheShareThatExplores() {
        World world = new World(1, Map.of("reward", Map.of("quality", 1), "explore", 0.3));
        world.liked = new double[] {0.95, 0.05, 0.05};
        world.calls(5_000);

        assertThat(world.shareOf(1, 3_000)).isBetween(0.08, 0.16);
        assertThat(world.shareOf(2, 3_000)).isBetween(0.08, 0.16);
    }

    @Test
    void neverExploresWhereItIsNotTo() {
        World world = new World(3, Map.of("explore", 0));
        world.calls(500);

        assertThat(world.reasons).noneMatch(reason -> reason.startsWith("explored"));
    }

    @Test
    void ordersEveryCandidateOnceWhateverItLearned() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Candidate> candidates = many(1 + random.nextInt(20));
            Strategy strategy = strategy(random, Map.of());
            for (int lesson = 0; lesson < random.nextInt(60); lesson++) {
                strategy.learned(anyLesson(random, candidates));
            }
            List<Ranked> ranked = strategy.rank(candidates, ask("Hello?"), Signals.none());

            Set<Candidate> seen = new HashSet<>();
            ranked.forEach(each -> seen.add(each.candidate()));
            assertThat(ranked).hasSameSizeAs(candidates);
            assertThat(seen).hasSameSizeAs(candidates);
            assertThat(ranked)
                    .allSatisfy(each -> assertThat(each.score()).isNotNull().isBetween(0.0, 1.0));
        }
    }

    @Test
    void aScoreThatReplacesAnotherCountsOnce() {
        Arms arms = new FadingArms(100);
        Target target = three.get(0).target();
        arms.learn(new Lesson.Scored(target, 1, null));
        arms.learn(new Lesson.Scored(target, 0.25, 1.0));

        Arm arm = arms.of(three).get(0);

        assertThat(arm.scores()).isEqualTo(1);
        assertThat(arm.score()).isEqualTo(0.25);
    }

    @Test
    void eachCallFadesTheEarlierOnesOfEveryTarget() {
        Arms arms = new FadingArms(99);
        arms.learn(answered(three.get(0), 1, 100));
        for (int call = 0; call < 100; call++) {
            arms.learn(answered(three.get(1), 1, 100));
        }

        assertThat(arms.of(three).get(0).answered()).isBetween(0.36, 0.37);
        assertThat(arms.of(three).get(0).latency().isUnknown()).isTrue();
        assertThat(arms.of(three).get(1).answered()).isBetween(63.0, 64.0);
        assertThat(arms.of(three).get(2).answered()).isZero();
    }

    @Test
    void saysWhatItDrew() {
        Strategy strategy = strategy(new Random(1), Map.of("explore", 0, "reward", Map.of("quality", 2, "latency", 1)));
        strategy.learned(answered(three.get(0), 1, 100));

        assertThat(strategy.rank(three.subList(0, 1), ask("Hello?"), Signals.none())
                        .get(0)
                        .reason())
                .matches(
                        "drawn: reliability [0-9.]+ × \\(quality [0-9.]+ × 2 \\+ latency 0 × 1\\), of 1 calls and 0 scores");
    }

    @Test
    void refusesSettingsItCannotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy(new Random(1), Map.of("explore", 2)))
                .withMessage("the setting 'explore' of 'adaptive' must be from 0 to 1, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy(new Random(1), Map.of("reward", Map.of("costs", 1))))
                .withMessage("the setting 'reward' of 'adaptive' has no 'costs'; did you mean 'cost'?");
    }

    private static Strategy strategy(Random random, Map<String, Object> settings) {
        return Strategies.builtIn(random).create(new StrategySpec("adaptive", settings));
    }

    private static Lesson answered(Candidate candidate, double cents, double millis) {
        return new Lesson.Answered(
                candidate.target(), new Money((long) (cents * 10_000_000)), Duration.ofNanos((long) (millis * 1e6)));
    }

    private static Lesson anyLesson(Random random, List<Candidate> candidates) {
        Candidate candidate = candidates.get(random.nextInt(candidates.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new Lesson.Failed(candidate.target());
            case 1 -> new Lesson.Scored(candidate.target(), random.nextDouble(), null);
            case 2 -> new Lesson.Answered(candidate.target(), null, Duration.ZERO);
            default -> answered(candidate, random.nextDouble(), random.nextDouble() * 1_000);
        };
    }

    /** Three targets, and callers who like their answers as often as is said. */
    private final class World {

        private final Random random;
        private final Strategy strategy;
        private final List<Integer> chosen = new ArrayList<>();
        private final Set<String> reasons = new HashSet<>();
        private double[] liked = {0.5, 0.5, 0.5};
        private double[] cents = {1, 1, 1};
        private double[] millis = {500, 500, 500};
        private int failing = -1;

        World(long seed, Map<String, Object> settings) {
            random = new Random(seed);
            strategy = strategy(random, new HashMap<>(settings));
        }

        void calls(int count) {
            for (int call = 0; call < count; call++) {
                Ranked first =
                        strategy.rank(three, ask("Hello?"), Signals.none()).get(0);
                reasons.add(first.reason());
                int at = three.indexOf(first.candidate());
                chosen.add(at);
                if (at == failing) {
                    strategy.learned(new Lesson.Failed(first.candidate().target()));
                    continue;
                }
                double noise = 0.5 + random.nextDouble();
                strategy.learned(answered(first.candidate(), cents[at] * noise, millis[at] * noise));
                strategy.learned(
                        new Lesson.Scored(first.candidate().target(), random.nextDouble() < liked[at] ? 1 : 0, null));
            }
        }

        List<Ranked> rank() {
            return strategy.rank(three, ask("Hello?"), Signals.none());
        }

        double shareOf(int at, int last) {
            List<Integer> end = chosen.subList(chosen.size() - last, chosen.size());
            return end.stream().filter(each -> each == at).count() / (double) last;
        }
    }
}
