package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.Traffic;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Puts the candidate first at which this request is estimated to cost least.
 *
 * <p>Formula: (input − cached tokens) × input price + cached tokens × cached input price + expected output tokens × output
 * price + price per request; for operations beside chat what they are billed by. The output expected of a target is the
 * mean of its latest answers to this task, where any candidate answered it, else to inputs of about that length; of one that
 * was not measured, the mean of those that were; and never more than the request allows. Cached is what the target read of this conversation in its last turn, while its
 * provider is likely to keep it: what a conversation loses that moves. The score is in US dollars. An unknown price goes
 * last, never taken for zero; equal costs keep the list's order. Use it when every candidate is good enough for the task;
 * say what good enough is with constraints and rules.
 */
final class LowestCost implements Strategy {

    private static final Reason UNKNOWN = Reason.of("its price is unknown");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        RequestFeatures features = request.features();
        long[] outputs = outputs(candidates, request, signals);
        long[] cached = cached(candidates, request, signals);
        long[] costs = new long[candidates.size()];
        Scores scores = new Scores(costs.length);
        for (int at = 0; at < costs.length; at++) {
            costs[at] = features.estimateNanos(candidates.get(at).card().price(), outputs[at], cached[at]);
            scores.set(at, costs[at] < 0 ? Double.POSITIVE_INFINITY : costs[at]);
        }
        return scores.order(at -> place(candidates.get(at), costs[at], cached[at]));
    }

    /** What each is expected to write. */
    private static long[] outputs(List<Candidate> candidates, PlanRequest request, Signals signals) {
        RequestFeatures features = request.features();
        long[] outputs = measured(candidates, request, signals);
        long measured = Arrays.stream(outputs).filter(each -> each > 0).count();
        long otherwise = measured == 0
                ? features.expectedOutputTokens()
                : Arrays.stream(outputs).sum() / measured;
        Integer limit = features.outputLimit();
        for (int at = 0; at < outputs.length; at++) {
            long expected = outputs[at] == 0 ? otherwise : outputs[at];
            outputs[at] = limit == null ? expected : Math.min(expected, limit);
        }
        return outputs;
    }

    /**
     * What each wrote lately: to this task, if any of them did; else to inputs of that length. 0 of those that were not
     * measured: lengths of different kinds do not compare.
     */
    private static long[] measured(List<Candidate> candidates, PlanRequest request, Signals signals) {
        long input = request.features().inputTokens();
        OptionalLong task = request.task();
        long[] outputs = task.isEmpty()
                ? new long[0]
                : means(candidates, signals, chat -> chat.outputTokens(task.getAsLong(), input));
        if (Arrays.stream(outputs).anyMatch(each -> each > 0)) {
            return outputs;
        }
        return request.request().operation() == Operation.CHAT
                ? means(candidates, signals, chat -> chat.outputTokens(input))
                : new long[candidates.size()];
    }

    private static long[] means(List<Candidate> candidates, Signals signals, Function<Traffic, OptionalDouble> mean) {
        long[] means = new long[candidates.size()];
        for (int at = 0; at < means.length; at++) {
            OptionalDouble known = mean.apply(signals.traffic(candidates.get(at).target(), Operation.CHAT));
            means[at] = known.isPresent() ? Math.max(1, Math.round(known.getAsDouble())) : 0;
        }
        return means;
    }

    /** What each is likely to have in its prompt cache of a conversation that goes on. */
    private static long[] cached(List<Candidate> candidates, PlanRequest request, Signals signals) {
        long[] cached = new long[candidates.size()];
        OptionalLong conversation =
                request.features().traits().turns() > 1 ? request.conversation() : OptionalLong.empty();
        for (int at = 0; conversation.isPresent() && at < cached.length; at++) {
            Price price = candidates.get(at).card().price();
            cached[at] = signals.warmth(candidates.get(at).target(), conversation.getAsLong())
                    .map(warmth -> warmth.likelyTokens(price))
                    .orElse(0L);
        }
        return cached;
    }

    private static Ranked place(Candidate candidate, long nanos, long cached) {
        if (nanos < 0) {
            return new Ranked(candidate, null, UNKNOWN);
        }
        boolean saves = cached > 0 && candidate.card().price().cachedInput() != null;
        return new Ranked(
                candidate,
                nanos / 1e9,
                () -> "estimated " + Figures.usd(nanos)
                        + (saves ? ", with " + Figures.tokens(cached) + " in its prompt cache" : ""));
    }
}
