package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * How good an answer is.
 *
 * @param score from 0 to 1
 * @param cost what grading it cost; null when a price is unknown
 */
record Grade(double score, @Nullable Money cost) {
    Grade {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
        }
    }

    static Grade free(double score) {
        return new Grade(score, Money.ZERO);
    }

    static Grade passed(boolean passed) {
        return free(passed ? 1 : 0);
    }
}
