package io.llmrouter.engine.policy;

import java.util.Optional;

/** Refuses candidates that take no calls for now, such as behind an open breaker. */
record Untripped(Signals signals) implements Constraint {

    static final String NAME = "tripped";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Optional<String> why = signals.tripped(candidate.target());
        return why.isEmpty() ? Verdict.PASS : Verdict.refuse(Reason.of(why.get()));
    }
}
