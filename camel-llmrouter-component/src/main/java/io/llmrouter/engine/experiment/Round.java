package io.llmrouter.engine.experiment;

import java.time.Instant;

/**
 * One time that an experiment is made: until it is configured otherwise, or begun anew. Nodes that share what they count do so
 * in the same round.
 *
 * @param experiment the experiment's name
 * @param number of the round, from 0
 * @param configured a fingerprint of how it is configured: the same on every node
 * @param since when it began
 */
public record Round(String experiment, long number, String configured, Instant since) {

    /** Whether it is the same as another one, by whatever clock. */
    boolean isSame(Round other) {
        return number == other.number && experiment.equals(other.experiment) && configured.equals(other.configured);
    }

    /** The same since the earlier of both. */
    Round earlier(Round other) {
        return other.since.isBefore(since) ? other : this;
    }

    /** The next one. */
    Round next(String fingerprint, Instant now) {
        return new Round(experiment, number + 1, fingerprint, now);
    }
}
