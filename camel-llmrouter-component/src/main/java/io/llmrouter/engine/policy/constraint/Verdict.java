package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Reason;

/**
 * What a constraint says of a candidate.
 *
 * @param kind whether it passes
 * @param reason why it does not, or why that is in doubt; empty when it plainly passes
 */
record Verdict(Kind kind, Reason reason) {

    /** The answers there are. */
    enum Kind {
        PASS,
        /** It passes, but ranks behind those that plainly do. */
        DOUBT,
        REFUSE
    }

    /** The candidate passes. */
    static final Verdict PASS = new Verdict(Kind.PASS, Reason.of(""));

    static Verdict doubt(Reason reason) {
        return new Verdict(Kind.DOUBT, reason);
    }

    static Verdict refuse(Reason reason) {
        return new Verdict(Kind.REFUSE, reason);
    }
}
