package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Speed;

/** Refuses candidates that were lately too slow. One that was never measured passes, so that it gets measured. */
record FastEnough(LatencyCeiling ceiling, Signals signals) implements Constraint {

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Speed speed = new Speed(ceiling.of(), ceiling.percentile());
        double millis = speed.millis(candidate.target(), signals);
        long most = ceiling.atMost().toMillis();
        return Double.isNaN(millis) || millis <= most
                ? Verdict.PASS
                : Verdict.refuse(() -> speed.words(millis) + ", which is above the ceiling " + most + " ms");
    }
}
