package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.Traffic;
import java.util.List;

/**
 * Puts the candidate first that has the fewest calls under way for its weight.
 *
 * <p>Formula: (calls under way + 1) / weight, so that a target of weight 3 takes three times as many at once; the score is in
 * calls. Calls are those of this node, streams being read included. Weight 0 goes last; equal scores keep the list's order.
 * Use it for targets that get slower with each call at once, such as models on hardware of your own.
 */
final class LeastBusy implements Strategy {

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        int[] calls = new int[candidates.size()];
        double[] loads = new double[calls.length];
        Scores scores = new Scores(calls.length);
        for (int at = 0; at < calls.length; at++) {
            Candidate each = candidates.get(at);
            Traffic traffic = signals.traffic(each.target());
            calls[at] = traffic.inFlight() + traffic.inFlightElsewhere();
            loads[at] = (calls[at] + 1) / each.weight();
            scores.set(at, loads[at]);
        }
        return scores.order(at -> new Ranked(
                candidates.get(at),
                loads[at],
                () -> calls[at] == 1 ? "1 call under way" : calls[at] + " calls under way"));
    }
}
