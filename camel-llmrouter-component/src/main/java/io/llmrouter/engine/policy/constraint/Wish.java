package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;

/** A constraint as a wish: who does not meet it passes, but ranks behind those who do, and the plan says why. */
record Wish(Constraint constraint) implements Constraint {

    @Override
    public String name() {
        return constraint.name();
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Verdict verdict = constraint.judge(candidate);
        return verdict.kind() == Verdict.Kind.REFUSE
                ? Verdict.doubt(() -> "not preferred: " + verdict.reason().text())
                : verdict;
    }
}
