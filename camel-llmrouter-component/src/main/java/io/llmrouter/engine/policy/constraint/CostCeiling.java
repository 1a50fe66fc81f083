package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.ExpectedCosts;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Signals;
import java.util.List;

/**
 * Refuses candidates at which the call is estimated to cost more than it may, in nano-USD. An unknown price is above every
 * ceiling.
 */
record CostCeiling(long limit, PlanRequest request, Signals signals) implements Constraint {

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        long most = limit;
        long cost = ExpectedCosts.of(List.of(candidate), request, signals).nanos(0);
        if (cost < 0) {
            return Verdict.refuse(() -> "its price is unknown, and the call may cost at most " + Figures.usd(most));
        }
        return cost <= limit
                ? Verdict.PASS
                : Verdict.refuse(() -> "estimated " + Figures.usd(cost) + " is above the " + Figures.usd(most)
                        + " that the call may cost");
    }
}
