package io.llmrouter.engine.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate in its place.
 *
 * @param candidate the candidate
 * @param score what the strategy gave it, lower first; null where order alone decides
 * @param reason the score in words: {@code estimated 0.00042 USD}
 */
public record Ranked(Candidate candidate, @Nullable Double score, String reason) {
    public Ranked {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(reason, "reason");
    }
}
