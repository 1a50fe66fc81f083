package io.llmrouter.engine.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Puts the candidate first that has lately answered fastest.
 *
 * <p>Formula: the target's usual time to a whole answer, as measured; the score is in milliseconds. Candidates that were
 * never measured go first, in the list's order, so that they get measured; equal times keep the list's order. Use it where
 * a person waits for the answer.
 */
final class LowestLatency implements Strategy {

    private static final Reason UNMEASURED = Reason.of("not measured yet, so it is tried first");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        double[] times = new double[candidates.size()];
        Scores scores = new Scores(times.length);
        for (int at = 0; at < times.length; at++) {
            OptionalDouble measured = signals.latencyMillis(candidates.get(at).target());
            times[at] = measured.isPresent() ? measured.getAsDouble() : Double.NEGATIVE_INFINITY;
            scores.set(at, times[at]);
        }
        return scores.order(at -> place(candidates.get(at), times[at]));
    }

    private static Ranked place(Candidate candidate, double millis) {
        return millis == Double.NEGATIVE_INFINITY
                ? new Ranked(candidate, null, UNMEASURED)
                : new Ranked(candidate, millis, () -> "usually answers in " + Math.round(millis) + " ms");
    }
}
