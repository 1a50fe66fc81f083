package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.DataPolicy;

/** Refuses candidates of which nobody says that they keep a data policy. */
record Keeps(DataPolicy policy) implements Constraint {

    @Override
    public String name() {
        return "data-policy";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        return policy.isKept(candidate.tags())
                ? Verdict.PASS
                : Verdict.refuse(() -> "neither its account nor its model is marked " + policy.word());
    }
}
