package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's answer to one question, without its text.
 *
 * @param golden the id of the question
 * @param task its task
 * @param target who was asked
 * @param card the model's card
 * @param score from 0 to 1; null when there was no answer to grade
 * @param failure why there was none; null when there was
 * @param cost what answer and grade cost; null when a price is unknown
 * @param latencyMillis how long the answer took
 */
public record GradedAnswer(
        String golden,
        String task,
        String target,
        String card,
        @Nullable Double score,
        @Nullable String failure,
        @Nullable Money cost,
        long latencyMillis) {
    public GradedAnswer {
        Objects.requireNonNull(golden, "golden");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(card, "card");
        if ((score == null) == (failure == null)) {
            throw new IllegalArgumentException("there is either a score or a failure");
        }
    }
}
