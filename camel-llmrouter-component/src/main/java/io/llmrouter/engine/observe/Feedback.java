package io.llmrouter.engine.observe;

import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of an answer.
 *
 * @param decisionId the decision that it came about by
 * @param score from 0, useless, to 1, perfect
 * @param comment why; null when nobody said
 */
public record Feedback(String decisionId, double score, @Nullable String comment) {
    public Feedback {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0, useless, to 1, perfect; not " + score);
        }
        if (decisionId.isBlank()) {
            throw new IllegalArgumentException("feedback names the decision that the answer came about by");
        }
    }
}
