package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.ExpectedCosts;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Speed;
import io.llmrouter.engine.policy.Strategy;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the candidate first that is best in all, by weights.
 *
 * <p>Formula: the weighted mean of four parts from 0, the best, to 1: cost / the highest cost among the candidates; latency /
 * the highest latency among them; 1 − quality; the share of failed calls. An unknown cost or quality counts as 1; a latency
 * or error rate that was never measured as 0, so that it gets measured. Calls of a class may have weights of their own. The score
 * has no unit; equal ones keep the list's order. Use it when no single aim decides.
 */
final class WeightedScore implements Strategy {

    /** The parts, in the order of the arrays here. */
    static final List<String> PARTS = List.of("cost", "latency", "quality", "reliability");

    private final Weights usual;
    private final Map<Priority, Weights> classes = new EnumMap<>(Priority.class);
    private final Speed speed;
    private final @Nullable String task;

    WeightedScore(StrategySettings settings) {
        usual = Weights.of(settings.weights("weights", PARTS));
        settings.classWeights("priorities", PARTS)
                .forEach((priority, weights) -> classes.put(priority, Weights.of(weights)));
        speed = settings.speed();
        task = settings.text("task");
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        Weights weights = classes.getOrDefault(request.options().priority(), usual);
        double[][] parts = new double[candidates.size()][];
        ExpectedCosts costs = ExpectedCosts.of(candidates, request, signals);
        for (int at = 0; at < parts.length; at++) {
            parts[at] = parts(candidates.get(at), costs.nanos(at), request, signals);
        }
        relate(parts, 0, 1);
        relate(parts, 1, 0);
        double[] totals = new double[parts.length];
        Scores scores = new Scores(parts.length);
        for (int at = 0; at < parts.length; at++) {
            totals[at] = weights.total(parts[at]);
            scores.set(at, totals[at]);
        }
        return scores.order(at -> new Ranked(
                candidates.get(at), totals[at], weights.why(parts[at]).costing(costs.nanos(at))));
    }

    /** Cost and latency as they are, not a number where unknown; the others from 0 to 1. */
    private double[] parts(Candidate candidate, long nanos, PlanRequest request, Signals signals) {
        double quality = HighestQuality.quality(candidate, task);
        return new double[] {
            nanos < 0 ? Double.NaN : nanos,
            speed.millis(candidate.target(), request, signals),
            Double.isNaN(quality) ? 1 : 1 - quality,
            signals.traffic(candidate.target()).errorRate().orElse(0)
        };
    }

    /** Makes a part its share of the highest one. */
    private static void relate(double[][] parts, int part, double unknown) {
        double highest = 0;
        for (double[] each : parts) {
            highest = each[part] > highest ? each[part] : highest;
        }
        for (double[] each : parts) {
            each[part] = Double.isNaN(each[part]) ? unknown : highest == 0 ? 0 : each[part] / highest;
        }
    }

    /**
     * How much each part counts.
     *
     * @param weights in the order of the parts
     * @param sum of them
     */
    private record Weights(double[] weights, double sum) {

        static Weights of(Map<String, Double> given) {
            double[] weights = new double[PARTS.size()];
            double sum = 0;
            for (int part = 0; part < weights.length; part++) {
                weights[part] = given.getOrDefault(PARTS.get(part), 0.0);
                sum += weights[part];
            }
            return new Weights(weights, sum);
        }

        double total(double[] parts) {
            double total = 0;
            for (int part = 0; part < parts.length; part++) {
                total += weights[part] * parts[part];
            }
            return total / sum;
        }

        Reason why(double[] parts) {
            return Reason.of(() -> words(parts), () -> byName(parts));
        }

        /** What each part adds to the score. */
        private Map<String, Double> byName(double[] parts) {
            Map<String, Double> byName = new LinkedHashMap<>();
            for (int part = 0; part < parts.length; part++) {
                if (weights[part] > 0) {
                    byName.put(PARTS.get(part), weights[part] * parts[part] / sum);
                }
            }
            return byName;
        }

        private String words(double[] parts) {
            StringBuilder words = new StringBuilder();
            for (int part = 0; part < parts.length; part++) {
                if (weights[part] > 0) {
                    words.append(words.isEmpty() ? "" : " + ")
                            .append(PARTS.get(part))
                            .append(' ')
                            .append(Figures.short3(parts[part]))
                            .append(" × ")
                            .append(Figures.plain(weights[part]));
                }
            }
            return words.toString();
        }
    }
}
