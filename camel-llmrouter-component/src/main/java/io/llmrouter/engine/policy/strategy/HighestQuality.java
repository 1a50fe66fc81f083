package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the candidate first whose model is best at a task.
 *
 * <p>Formula: 1 − the model card's quality at the task; without a task, 1 − the mean of its qualities. The score has no unit
 * and is from 0, the best, to 1. Unknown qualities go last; equal ones keep the list's order. Use it, often under a rule,
 * where a wrong answer costs more than a dear one.
 */
final class HighestQuality implements Strategy {

    private final @Nullable String task;

    HighestQuality(@Nullable String task) {
        this.task = task;
    }

    /** A model's quality at a task, or its mean when the task is null; not a number when it is unknown. */
    static double quality(Candidate candidate, @Nullable String task) {
        Map<String, Double> qualities = candidate.card().quality();
        if (task != null) {
            Double quality = qualities.get(task);
            return quality == null ? Double.NaN : quality;
        }
        double sum = 0;
        for (double each : qualities.values()) {
            sum += each;
        }
        return sum / qualities.size();
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        double[] qualities = new double[candidates.size()];
        Scores scores = new Scores(qualities.length);
        for (int at = 0; at < qualities.length; at++) {
            qualities[at] = quality(candidates.get(at), task);
            scores.set(at, Double.isNaN(qualities[at]) ? Double.POSITIVE_INFINITY : 1 - qualities[at]);
        }
        return scores.order(at -> place(candidates.get(at), qualities[at]));
    }

    private Ranked place(Candidate candidate, double quality) {
        String of = task == null ? "" : " at " + task;
        return Double.isNaN(quality)
                ? new Ranked(candidate, null, "its quality" + of + " is unknown")
                : new Ranked(candidate, 1 - quality, () -> "quality " + Figures.short3(quality) + of);
    }
}
