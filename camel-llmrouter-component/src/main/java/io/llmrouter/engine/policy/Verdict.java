package io.llmrouter.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a constraint says of a candidate.
 *
 * @param refusal why not, with the number or word that refused it; null when the candidate passes
 */
public record Verdict(@Nullable String refusal) {

    /** The candidate passes. */
    public static final Verdict PASS = new Verdict(null);

    static Verdict refuse(String reason) {
        return new Verdict(reason);
    }

    boolean passes() {
        return refusal == null;
    }
}
