package io.llmrouter.engine.policy;

import java.util.Objects;

/**
 * One entry of a list of candidates.
 *
 * @param pattern a target, an alias, or a wildcard such as {@code onprem/*}
 * @param weight the share of each target it stands for, under {@code weighted}
 */
public record CandidatePattern(String pattern, double weight) {
    public CandidatePattern {
        Objects.requireNonNull(pattern, "pattern");
        if (!(weight >= 0)) {
            throw new IllegalArgumentException("the weight of '" + pattern + "' must be 0 or more, not " + weight);
        }
    }

    /** An entry with the usual weight. */
    public static CandidatePattern of(String pattern) {
        return new CandidatePattern(pattern, 1);
    }
}
