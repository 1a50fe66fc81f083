package io.llmrouter.engine.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate that has become better or worse at a task than it was in the run before: the mean difference of the grades of
 * the questions that both runs graded is at least the threshold, and more than 1.96 of its standard errors.
 *
 * @param target the candidate
 * @param card its model's card
 * @param task the task
 * @param questions how many questions both runs graded
 * @param before the mean then
 * @param now the mean now
 */
public record Drift(String target, String card, String task, int questions, double before, double now) {

    /** Five of a hundred differences that are chance alone are larger. */
    private static final double SURE = 1.96;

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
        private int count;
        private double before;
        private double now;
        private double squares;

        Pairs(GradedAnswer any) {
            this.any = any;
        }

        void add(double was, double is) {
            count++;
            before += was;
            now += is;
            squares += (is - was) * (is - was);
        }

        @Nullable
        Drift drift(double threshold) {
            double mean = (now - before) / count;
            double variance = count < 2 ? 0 : Math.max(0, squares - count * mean * mean) / (count - 1);
            double error = Math.sqrt(variance / count);
            boolean drifted = mean != 0 && Math.abs(mean) >= threshold && Math.abs(mean) > SURE * error;
            return drifted ? new Drift(any.target(), any.card(), any.task(), count, before / count, now / count) : null;
        }
    }
}
