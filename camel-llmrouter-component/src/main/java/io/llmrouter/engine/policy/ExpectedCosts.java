package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a request is expected to cost at each of some candidates.
 *
 * <p>Formula: (input − cached tokens) × input price + cached tokens × cached input price + expected output tokens × output
 * price + price per request; for operations beside chat what they are billed by. The output expected of a target is the
 * mean of its latest answers to this task, where any candidate answered it, else to inputs of about that length; of one that
 * was not measured, the mean of those that were; and never more than the request allows. Cached is what the target read of
 * this conversation in its last turn, while its provider is likely to keep it: what a conversation loses that moves. For one
 * plan; used by one thread.
 */
public final class ExpectedCosts {

    private final long[] nanos;
    private final long[] cached;

    private ExpectedCosts(long[] nanos, long[] cached) {
        this.nanos = nanos;
        this.cached = cached;
    }

    /** At each of the candidates. */
    public static ExpectedCosts of(List<Candidate> candidates, PlanRequest request, Signals signals) {
        RequestFeatures features = request.features();
        long[] outputs = outputs(candidates, request, signals);
        long[] cached = cached(candidates, request, signals);
        long[] nanos = new long[candidates.size()];
        for (int at = 0; at < nanos.length; at++) {
            nanos[at] = features.estimateNanos(candidates.get(at).card().price(), outputs[at], cached[at]);
        }
        return new ExpectedCosts(nanos, cached);
    }

    /** At the one with that index, in nano-USD; -1 when a price it needs is unknown. */
    public long nanos(int at) {
        return nanos[at];
    }

    /** How many tokens the one with that index is likely to read from its prompt cache. */
    public long cachedTokens(int at) {
        return cached[at];
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
}
