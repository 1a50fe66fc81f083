package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;

/** One demand on a candidate. Pure and thread-safe. */
public interface Constraint {

    /** Its word in plans: {@code price}. */
    String name();

    /** Whether the candidate meets it. */
    Verdict judge(Candidate candidate);
}
