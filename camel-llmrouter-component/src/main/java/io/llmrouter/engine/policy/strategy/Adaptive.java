package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Learns from feedback, cost and latency which candidate is best, and keeps trying the others as far as they may be better.
 *
 * <p>Formula, for each candidate: reliability × the weighted mean of quality, 1 − cost / the highest cost among the
 * candidates, and 1 − latency / the highest latency among them; the greatest goes first. Each is drawn from what is known
 * of it (Thompson sampling): reliability and quality from the normal approximation of a Beta distribution, of answered and
 * failed calls, and of scores from 0 to 1, on a first guess worth two calls; cost and latency from a normal distribution
 * around the mean, as wide as its error. What was never measured counts as best, so that it gets measured. A share of the
 * calls goes to any candidate first, whatever is known. Each call fades the earlier ones. The score is 1 − the reward and
 * has no unit. Use it when answers are scored, or when speeds and prices shift.
 */
final class Adaptive implements Strategy {

    /** The parts of the reward, in the order of the arrays here. */
    static final List<String> PARTS = List.of("quality", "cost", "latency");

    private static final int USUAL_MEMORY = 1_000;
    private static final double USUAL_EXPLORING = 0.02;
    /** How many calls the first guess counts for. */
    private static final double GUESS = 2;

    private static final String EXPLORED = "explored: its turn by chance";

    private final double[] weights = new double[PARTS.size()];
    private final double sum;
    private final double explore;
    private final Arms arms;
    private final RandomGenerator random;

    Adaptive(StrategySettings settings, RandomGenerator random) {
        Map<String, Double> given = settings.weights("reward", PARTS);
        double all = 0;
        for (int part = 0; part < weights.length; part++) {
            weights[part] = given.getOrDefault(PARTS.get(part), 0.0);
            all += weights[part];
        }
        this.sum = all;
        this.explore = settings.share("explore", USUAL_EXPLORING);
        this.arms = settings.recall().arms(settings.count("memory", USUAL_MEMORY));
        this.random = random;
    }

    @Override
    public boolean leavesTies() {
        return false;
    }

    @Override
    public void learned(Lesson lesson) {
        arms.learn(lesson);
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Arm> known = arms.of(candidates);
        double[][] parts = new double[known.size()][];
        for (int at = 0; at < known.size(); at++) {
            parts[at] = draw(known.get(at), candidates.get(at));
        }
        relate(parts, 2);
        relate(parts, 3);
        int explored = known.size() > 1 && random.nextDouble() < explore ? random.nextInt(known.size()) : -1;
        Scores scores = new Scores(known.size());
        for (int at = 0; at < known.size(); at++) {
            scores.set(at, at == explored ? -1 : 1 - reward(parts[at]));
        }
        return scores.order(at -> new Ranked(
                candidates.get(at),
                1 - reward(parts[at]),
                Reason.of(() -> at == explored ? EXPLORED : words(parts[at], known.get(at)), () -> byName(parts[at]))));
    }

    /** What each part takes from the reward, together the score. */
    private Map<String, Double> byName(double[] parts) {
        Map<String, Double> byName = new LinkedHashMap<>();
        byName.put("reliability", 1 - parts[0]);
        for (int part = 0; part < weights.length; part++) {
            if (weights[part] > 0) {
                byName.put(PARTS.get(part), parts[0] * weights[part] * (1 - parts[part + 1]) / sum);
            }
        }
        return byName;
    }

    /** Reliability and quality from 0 to 1; cost and latency as they are. */
    private double[] draw(Arm arm, Candidate candidate) {
        double guess = HighestQuality.quality(candidate, null);
        double quality = Double.isNaN(guess) ? 0.5 : Math.min(0.9, Math.max(0.1, guess));
        return new double[] {
            share(arm.answered() + GUESS / 2, arm.failed() + GUESS / 2),
            share(arm.score() + GUESS * quality, arm.scores() - arm.score() + GUESS * (1 - quality)),
            amount(arm.cost()),
            amount(arm.latency())
        };
    }

    /** Draws a share of which so much spoke for it and so much against it. */
    private double share(double forIt, double against) {
        double all = forIt + against;
        double deviation = Math.sqrt(forIt * against / (all * all * (all + 1)));
        return Math.min(1, Math.max(0, forIt / all + deviation * random.nextGaussian()));
    }

    private double amount(Arm.Spread spread) {
        return spread.isUnknown() ? 0 : Math.max(0, spread.mean() + spread.error() * random.nextGaussian());
    }

    /** Makes a part 1 − its share of the highest one. */
    private static void relate(double[][] parts, int part) {
        double highest = 0;
        for (double[] each : parts) {
            highest = Math.max(highest, each[part]);
        }
        for (double[] each : parts) {
            each[part] = highest == 0 ? 1 : 1 - each[part] / highest;
        }
    }

    private double reward(double[] parts) {
        double reward = 0;
        for (int part = 0; part < weights.length; part++) {
            reward += weights[part] * parts[part + 1];
        }
        return parts[0] * reward / sum;
    }

    private String words(double[] parts, Arm arm) {
        StringBuilder words = new StringBuilder("drawn: reliability ").append(Figures.short3(parts[0]));
        for (int part = 0; part < weights.length; part++) {
            if (weights[part] > 0) {
                words.append(part == 0 || words.indexOf("(") < 0 ? " × (" : " + ")
                        .append(PARTS.get(part))
                        .append(' ')
                        .append(Figures.short3(parts[part + 1]))
                        .append(" × ")
                        .append(Figures.plain(weights[part]));
            }
        }
        return words.append("), of ")
                .append(Figures.short3(arm.answered() + arm.failed()))
                .append(" calls and ")
                .append(Figures.short3(arm.scores()))
                .append(" scores")
                .toString();
    }
}
