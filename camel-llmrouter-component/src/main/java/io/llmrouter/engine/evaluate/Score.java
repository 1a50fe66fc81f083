package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.model.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How good a candidate is at a task.
 *
 * @param target the candidate
 * @param card its model's card
 * @param task the task
 * @param graded how many answers were graded
 * @param failed how many questions had no answer to grade; they do not count for the mean
 * @param mean the mean of the grades, from 0 to 1; null when there was none
 * @param cost what they cost together; null when a price is unknown
 * @param meanLatencyMillis how long the graded answers took on average; null when there was none
 */
public record Score(
        String target,
        String card,
        String task,
        int graded,
        int failed,
        @Nullable Double mean,
        @Nullable Money cost,
        @Nullable Long meanLatencyMillis) {

    /** The score of answers of one candidate to one task. */
    static Score of(List<GradedAnswer> answers) {
        GradedAnswer any = answers.get(0);
        List<Double> grades = answers.stream()
                .map(GradedAnswer::score)
                .filter(Objects::nonNull)
                .toList();
        double sum = grades.stream().mapToDouble(Double::doubleValue).sum();
        Money cost = Money.ZERO;
        for (GradedAnswer each : answers) {
            cost = cost == null || each.cost() == null ? null : cost.plus(each.cost());
        }
        return new Score(
                any.target(),
                any.card(),
                any.task(),
                grades.size(),
                answers.size() - grades.size(),
                grades.isEmpty() ? null : sum / grades.size(),
                cost,
                grades.isEmpty() ? null : meanLatencyMillis(answers));
    }

    /** A call that failed says nothing of how long answers take. */
    private static long meanLatencyMillis(List<GradedAnswer> answers) {
        return Math.round(answers.stream()
                .filter(each -> each.score() != null)
                .mapToLong(GradedAnswer::latencyMillis)
                .average()
                .orElse(0));
    }
}
