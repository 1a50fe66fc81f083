package io.llmrouter.engine.experiment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a canary must keep to, or is taken back.
 *
 * @param window how many of its latest calls, and of their scores, count
 * @param minimumCalls how many calls, or scores, are enough to judge by
 * @param maxErrorRate the highest share of failed calls; null for no limit
 * @param maxLatency the longest time to a whole answer; null for no limit
 * @param percentile which share of the answers must come in that time, from 0 to 1
 * @param minQuality the lowest mean of the scores; null for no limit
 */
public record Guardrails(
        int window,
        int minimumCalls,
        @Nullable Double maxErrorRate,
        @Nullable Duration maxLatency,
        double percentile,
        @Nullable Double minQuality) {
    public Guardrails {
        if (minimumCalls < 1 || minimumCalls > window) {
            throw new IllegalArgumentException(
                    "minimumCalls is from 1 to window (" + window + "), not " + minimumCalls);
        }
    }

    /** Of the last 50 calls, once there are 20, at most a tenth fails. */
    public static final Guardrails DEFAULT = new Guardrails(50, 20, 0.1, null, 0.95, null);
}
