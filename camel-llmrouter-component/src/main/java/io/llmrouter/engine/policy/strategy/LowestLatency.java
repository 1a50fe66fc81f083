package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Speed;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;

/**
 * Puts the candidate first that has lately answered fastest.
 *
 * <p>Formula: the target's usual time to a whole answer, as measured; or, if the settings say so, a percentile of it, or of
 * the time to the first token. The score is in milliseconds. Candidates that were never measured go first, in the list's
 * order, so that they get measured; equal times keep the list's order. Use it where a person waits for the answer.
 */
final class LowestLatency implements Strategy {

    private static final Reason UNMEASURED = Reason.of("not measured yet, so it is tried first");

    private final FastestFirst order;

    LowestLatency(Speed speed) {
        order = new FastestFirst(speed, speed::words, UNMEASURED);
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        return order.rank(candidates, request, signals);
    }
}
