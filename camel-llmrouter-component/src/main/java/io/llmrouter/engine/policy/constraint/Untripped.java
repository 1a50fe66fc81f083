package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Signals;
import java.util.Optional;

/** Refuses candidates that take no calls for now, such as behind an open breaker. */
record Untripped(Signals signals) implements Constraint {

    @Override
    public String name() {
        return Refusal.FOR_NOW;
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Optional<String> why = signals.tripped(candidate.target());
        return why.isEmpty() ? Verdict.PASS : Verdict.refuse(Reason.of(why.get()));
    }
}
