package io.llmrouter.engine.policy;

/** One demand on a candidate. Pure and thread-safe. */
interface Constraint {

    /** Its word in plans: {@code price}. */
    String name();

    /** Whether the candidate meets it. */
    Verdict judge(Candidate candidate);
}
