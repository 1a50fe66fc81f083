package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Load;
import io.llmrouter.engine.policy.Signals;
import java.util.Optional;

/** Leaves a doubt about candidates that have no place for the call now, so that those who have one come first. */
record Roomy(Signals signals, Priority priority) implements Constraint {

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Optional<Load> load = signals.load(candidate.target(), priority);
        return load.isPresent() && load.get().isFull() ? Verdict.doubt(() -> full(load.get())) : Verdict.PASS;
    }

    private String full(Load load) {
        return "full for calls of class " + priority.word() + ": " + load.taken() + " of " + load.places()
                + " places are taken, " + load.waiting() + (load.waiting() == 1 ? " waits" : " wait");
    }
}
