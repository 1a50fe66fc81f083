package io.llmrouter.engine.policy;

/** The {@code when} of a rule. Thread-safe. */
public interface Condition {

    /** Whether it holds for this request. */
    boolean holds(PlanRequest request);

    /** What it asks, for explanations: {@code ${header.tier} == 'gold'}. */
    String describe();
}
