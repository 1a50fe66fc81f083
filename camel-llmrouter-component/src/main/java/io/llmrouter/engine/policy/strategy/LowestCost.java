package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.ExpectedCosts;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;

/**
 * Puts the candidate first at which this request is estimated to cost least.
 *
 * <p>Formula: that of {@link ExpectedCosts}. The score is in US dollars. An unknown price goes last, never taken for zero; equal costs keep the list's order. Use it when every candidate is good enough for the task;
 * say what good enough is with constraints and rules.
 */
final class LowestCost implements Strategy {

    private static final Reason UNKNOWN = Reason.of("its price is unknown");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        ExpectedCosts costs = ExpectedCosts.of(candidates, request, signals);
        Scores scores = new Scores(candidates.size());
        for (int at = 0; at < candidates.size(); at++) {
            scores.set(at, costs.nanos(at) < 0 ? Double.POSITIVE_INFINITY : costs.nanos(at));
        }
        return scores.order(at -> place(candidates.get(at), costs, at));
    }

    private static Ranked place(Candidate candidate, ExpectedCosts costs, int at) {
        long nanos = costs.nanos(at);
        long cached = costs.cachedTokens(at);
        if (nanos < 0) {
            return new Ranked(candidate, null, UNKNOWN);
        }
        boolean saves = cached > 0 && candidate.card().price().cachedInput() != null;
        return new Ranked(
                candidate,
                nanos / 1e9,
                Reason.costing(
                        nanos,
                        () -> "estimated " + Figures.usd(nanos)
                                + (saves ? ", with " + Figures.tokens(cached) + " in its prompt cache" : ""),
                        () -> costs.parts(at)));
    }
}
