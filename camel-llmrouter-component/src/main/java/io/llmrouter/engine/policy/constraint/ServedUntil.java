package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import java.time.LocalDate;

/** Refuses candidates whose model is announced to retire on a day or before it. */
record ServedUntil(LocalDate day) implements Constraint {

    @Override
    public String name() {
        return "retires";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        LocalDate retires = candidate.card().retires();
        return retires == null || retires.isAfter(day)
                ? Verdict.PASS
                : Verdict.refuse(() -> "it retires on " + retires + ", and must be served until " + day);
    }
}
