package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Speed;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The order of candidates by a measured time. Who was never measured goes first, in the list's order, so that it gets
 * measured; equal times keep the list's order.
 *
 * @param speed which time
 * @param words a time in words, from milliseconds
 * @param unmeasured why one without a time goes first
 */
record FastestFirst(Speed speed, DoubleFunction<String> words, Reason unmeasured) {

    List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        return Scores.rank(
                candidates,
                each -> speed.millis(each.target(), request, signals),
                Double.NEGATIVE_INFINITY,
                this::place);
    }

    private Ranked place(Candidate candidate, double millis) {
        return Double.isNaN(millis)
                ? new Ranked(candidate, null, unmeasured)
                : new Ranked(candidate, millis, () -> words.apply(millis));
    }
}
