package io.llmrouter.engine.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate in its place.
 *
 * @param candidate the candidate
 * @param score what the strategy gave it, lower first, in the strategy's unit; null where order alone decides
 * @param why the score in words
 */
public record Ranked(Candidate candidate, @Nullable Double score, Reason why) {
    public Ranked {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(why, "why");
    }

    /** A place whose reason is in words already. */
    public Ranked(Candidate candidate, @Nullable Double score, String reason) {
        this(candidate, score, Reason.of(reason));
    }

    /** The score in words: {@code estimated 0.00042 USD}. */
    public String reason() {
        return why.text();
    }

    /** The same place, with a reason against it added. */
    public Ranked doubted(Reason doubt) {
        return new Ranked(candidate, score, why.doubted(doubt));
    }

    @Override
    public String toString() {
        return candidate.target() + " (" + reason() + ")";
    }
}
