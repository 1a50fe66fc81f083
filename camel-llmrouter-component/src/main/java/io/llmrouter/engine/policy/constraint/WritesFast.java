package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Signals;
import java.util.Optional;

/**
 * Refuses candidates that lately wrote fewer tokens a second than some floor, in half of their answers. One that was never
 * measured passes, so that it gets measured.
 */
record WritesFast(double least, Signals signals) implements Constraint {

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        Optional<Quantiles> spread = signals.traffic(candidate.target()).quantiles(Measure.TOKEN);
        double rate = spread.map(each -> 1_000 / each.p50()).orElse(Double.POSITIVE_INFINITY);
        return rate >= least
                ? Verdict.PASS
                : Verdict.refuse(() -> "it usually writes " + Figures.short3(rate)
                        + " tokens a second, below the floor " + Figures.short3(least));
    }
}
