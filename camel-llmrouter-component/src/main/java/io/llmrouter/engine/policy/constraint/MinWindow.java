package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;

/** Refuses candidates whose context window, in tokens, is smaller than some floor, or unknown. */
record MinWindow(long floor) implements Constraint {

    @Override
    public String name() {
        return "min-window";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Long window = candidate.card().contextWindow();
        if (window != null && window >= floor) {
            return Verdict.PASS;
        }
        return Verdict.refuse(() ->
                (window == null ? "its window is unknown" : "its window of " + Figures.tokens(window) + " is small")
                        + ", and must be at least " + Figures.tokens(floor));
    }
}
