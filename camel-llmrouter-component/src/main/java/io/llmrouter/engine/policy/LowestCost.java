package io.llmrouter.engine.policy;

import java.util.List;

/**
 * Puts the candidate first at which this request is estimated to cost least.
 *
 * <p>Formula: input tokens × input price + expected output tokens × output price + price per request; for operations
 * beside chat what they are billed by. The score is in US
 * dollars. An unknown price goes last, never taken for zero; equal costs keep the list's order. Use it when every
 * candidate is good enough for the task; say what good enough is with constraints and rules.
 */
final class LowestCost implements Strategy {

    private static final Reason UNKNOWN = Reason.of("its price is unknown");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        long[] costs = new long[candidates.size()];
        Scores scores = new Scores(costs.length);
        for (int at = 0; at < costs.length; at++) {
            costs[at] =
                    request.features().estimateNanos(candidates.get(at).card().price());
            scores.set(at, costs[at] < 0 ? Double.POSITIVE_INFINITY : costs[at]);
        }
        return scores.order(at -> place(candidates.get(at), costs[at]));
    }

    private static Ranked place(Candidate candidate, long nanos) {
        return nanos < 0
                ? new Ranked(candidate, null, UNKNOWN)
                : new Ranked(candidate, nanos / 1e9, () -> "estimated " + Figures.usd(nanos));
    }
}
