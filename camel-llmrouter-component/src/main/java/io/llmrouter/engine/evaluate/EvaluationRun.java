package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.model.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of asking every candidate every question. Immutable and thread-safe.
 *
 * @param set the name of the golden set
 * @param at when it began
 * @param answers every answer, by question and then by candidate
 * @param stopped why not all were asked; null when they were
 */
public record EvaluationRun(String set, Instant at, List<GradedAnswer> answers, @Nullable String stopped) {
    public EvaluationRun {
        answers = List.copyOf(answers);
    }

    /** Whether every candidate was asked every question: only such runs are compared, and taken over. */
    public boolean isComplete() {
        return stopped == null;
    }

    /** The scores by candidate and task, in the order of the answers. */
    public List<Score> scores() {
        Map<List<String>, List<GradedAnswer>> groups = answers.stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.target(), each.task()), LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().map(Score::of).toList();
    }

    /** What is known to have been paid. */
    public Money knownCost() {
        Money sum = Money.ZERO;
        for (GradedAnswer each : answers) {
            sum = each.cost() == null ? sum : sum.plus(each.cost());
        }
        return sum;
    }
}
