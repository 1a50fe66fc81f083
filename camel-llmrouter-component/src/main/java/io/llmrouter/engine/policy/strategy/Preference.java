package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import java.util.List;

/** The simplest custom strategy: names who is to go first. Thread-safe. */
@FunctionalInterface
public interface Preference {

    /**
     * The targets to ask, best first, each as {@code account/model} or as the model's name alone. Candidates that it does
     * not name follow in the list's order; what is no candidate is passed over.
     */
    List<String> prefer(List<Candidate> candidates, PlanRequest request);
}
