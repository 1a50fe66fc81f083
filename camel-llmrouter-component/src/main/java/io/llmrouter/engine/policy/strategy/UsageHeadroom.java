package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.Optional;

/**
 * Puts the candidate first that has the most left of its provider's rate limits.
 *
 * <p>Formula: the larger of 1 − remaining / limit over requests and tokens, as the provider said last; 1 when what is left is
 * too little for this request. The score is the used share, from 0 to 1. Who said nothing, or too long ago, counts as half
 * used, so that it gets its turn and tells. Equal shares keep the list's order. Use it to take as much as several accounts
 * with limits give.
 */
final class UsageHeadroom implements Strategy {

    private static final double UNKNOWN = 0.5;
    private static final Reason SILENT =
            Reason.of("its provider says nothing of its limits, so they count as half used");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        long tokens = request.features().inputTokens() + request.features().expectedOutputTokens();
        double[] used = new double[candidates.size()];
        Scores scores = new Scores(used.length);
        for (int at = 0; at < used.length; at++) {
            Optional<ResponseNotes> told = signals.headroom(candidates.get(at).target());
            used[at] = told.isEmpty() ? Double.NaN : used(told.get(), tokens);
            scores.set(at, Double.isNaN(used[at]) ? UNKNOWN : used[at]);
        }
        return scores.order(at -> place(candidates.get(at), used[at]));
    }

    private static double used(ResponseNotes notes, long tokens) {
        double requests = used(notes.requests(), 1);
        double ofTokens = used(notes.tokens(), tokens);
        return Double.isNaN(requests) ? ofTokens : Double.isNaN(ofTokens) ? requests : Math.max(requests, ofTokens);
    }

    private static double used(Headroom headroom, long needed) {
        Long remaining = headroom.remaining();
        Long limit = headroom.limit();
        if (remaining == null) {
            return Double.NaN;
        }
        if (remaining < needed) {
            return 1;
        }
        return limit == null || limit <= 0 ? Double.NaN : Math.max(0, 1 - (double) remaining / limit);
    }

    private static Ranked place(Candidate candidate, double used) {
        return Double.isNaN(used)
                ? new Ranked(candidate, null, SILENT)
                : new Ranked(candidate, used, () -> Math.round(100 * (1 - used)) + " % of its limits left for it");
    }
}
