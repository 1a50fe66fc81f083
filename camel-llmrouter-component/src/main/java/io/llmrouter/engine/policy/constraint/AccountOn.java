package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Reason;

/** Refuses candidates whose account cannot be called at all, such as one without a key. */
record AccountOn() implements Constraint {

    @Override
    public String name() {
        return "off";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        String off = candidate.off();
        return off == null ? Verdict.PASS : Verdict.refuse(Reason.of(off));
    }
}
