package io.llmrouter.engine.policy;

/**
 * From where to where a score of a model may be.
 *
 * @param least the lowest that will do; negative infinity for any
 * @param most the highest that will do; infinity for any
 */
public record ScoreRange(double least, double most) {
    public ScoreRange {
        if (!(least <= most)) {
            throw new IllegalArgumentException("no score is from " + least + " to " + most);
        }
    }

    /** Whether a score will do. */
    public boolean has(double score) {
        return score >= least && score <= most;
    }
}
