package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Load;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the candidate first that has the most left of its limits: its provider's, and our own.
 *
 * <p>Formula: the largest of 1 − remaining / limit over requests and over tokens, as the provider said last, and of 1 − free
 * places / places, by our own limits for calls of the request's class; 1 when what the provider left is too little for this
 * request. The score is the used share, from 0 to 1. Who has no places of ours, and whose provider said nothing or too long
 * ago, counts as half used, so that it gets its turn and tells. Equal shares keep the list's order. Use it to take as much
 * as several accounts with limits give.
 */
final class UsageHeadroom implements Strategy {

    private static final double UNKNOWN = 0.5;
    private static final Reason SILENT =
            Reason.of("its provider says nothing of its limits, so they count as half used");

    /**
     * What is known of a candidate's limits.
     *
     * @param told the used share by its provider; not a number when it says nothing
     * @param own how full it is by our own limits; null when it has none
     */
    private record Left(double told, @Nullable Load own) {

        double used() {
            return larger(told, own == null ? Double.NaN : 1 - (double) own.free() / own.places());
        }

        Ranked place(Candidate candidate) {
            double used = used();
            return Double.isNaN(used)
                    ? new Ranked(candidate, null, SILENT)
                    : new Ranked(candidate, used, () -> words(used));
        }

        private String words(double used) {
            String left = Math.round(100 * (1 - used)) + " % of its limits left for it";
            return own == null || told >= used
                    ? left
                    : left + ": " + own.free() + " of " + own.places() + " places are free";
        }
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        long tokens = request.features().inputTokens() + request.features().expectedOutputTokens();
        Priority priority = request.options().priority();
        boolean limited = signals.isLoadLimited();
        Left[] left = new Left[candidates.size()];
        Scores scores = new Scores(left.length);
        for (int at = 0; at < left.length; at++) {
            Target target = candidates.get(at).target();
            Load own = limited ? signals.load(target, priority).orElse(null) : null;
            left[at] = new Left(told(signals.headroom(target), tokens), own);
            double used = left[at].used();
            scores.set(at, Double.isNaN(used) ? UNKNOWN : used);
        }
        return scores.order(at -> left[at].place(candidates.get(at)));
    }

    private static double told(Optional<ResponseNotes> notes, long tokens) {
        return notes.isEmpty()
                ? Double.NaN
                : larger(used(notes.get().requests(), 1), used(notes.get().tokens(), tokens));
    }

    /** The larger one; the known one where the other is not a number. */
    private static double larger(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.max(one, other);
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
}
