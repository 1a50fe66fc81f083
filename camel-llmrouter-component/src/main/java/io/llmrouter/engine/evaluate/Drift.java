package io.llmrouter.engine.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate that has become better or worse at a task than it was in the run before: the mean difference of the grades of
 * the questions that both runs graded is at least the threshold, and of a model that did not change it would be so far from 0
 * in at most one of twenty comparisons ({@link SignFlips}). Fewer than six questions that changed show no drift.
 *
 * @param target the candidate
 * @param card its model's card
 * @param task the task
 * @param questions how many questions both runs graded
 * @param before the mean then
 * @param now the mean now
 */
public record Drift(String target, String card, String task, int questions, double before, double now) {

    /** How often what did not change may look like drift. */
    private static final double BY_CHANCE = 0.05;

    /** What is better, above zero, or worse, below. */
    public double change() {
        return now - before;
    }

    /**
     * What drifted from one run to the next.
     *
     * @param threshold the least change that matters, from 0 to 1
     */
    public static List<Drift> between(EvaluationRun before, EvaluationRun now, double threshold) {
        Map<List<String>, Double> then = new LinkedHashMap<>();
        before.answers().forEach(each -> {
            if (each.score() != null) {
                then.put(question(each), each.score());
            }
        });
        Map<List<String>, Pairs> groups = new LinkedHashMap<>();
        for (GradedAnswer each : now.answers()) {
            Double was = then.get(question(each));
            if (was != null && each.score() != null) {
                groups.computeIfAbsent(List.of(each.target(), each.task()), key -> new Pairs(each))
                        .add(was, each.score());
            }
        }
        List<Drift> drifts = new ArrayList<>();
        groups.values().forEach(pairs -> {
            Drift drift = pairs.drift(threshold);
            if (drift != null) {
                drifts.add(drift);
            }
        });
        return drifts;
    }

    private static List<String> question(GradedAnswer answer) {
        return List.of(answer.target(), answer.task(), answer.golden());
    }

    /** The grades of one candidate and task, then and now. */
    private static final class Pairs {

        private final GradedAnswer any;
        private final List<Double> differences = new ArrayList<>();
        private double before;
        private double now;

        Pairs(GradedAnswer any) {
            this.any = any;
        }

        void add(double was, double is) {
            before += was;
            now += is;
            differences.add(is - was);
        }

        @Nullable
        Drift drift(double threshold) {
            int count = differences.size();
            double mean = (now - before) / count;
            boolean drifted = mean != 0 && Math.abs(mean) >= threshold && likelihood() <= BY_CHANCE;
            return drifted ? new Drift(any.target(), any.card(), any.task(), count, before / count, now / count) : null;
        }

        private double likelihood() {
            return SignFlips.likelihood(differences.stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(each -> each != 0)
                    .toArray());
        }
    }
}
