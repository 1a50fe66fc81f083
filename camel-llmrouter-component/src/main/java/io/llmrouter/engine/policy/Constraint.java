package io.llmrouter.engine.policy;

/** One demand on a candidate. Pure and thread-safe. */
interface Constraint {

    /** Whether the candidate meets it for this request. */
    Verdict judge(Candidate candidate, PlanRequest request);
}
