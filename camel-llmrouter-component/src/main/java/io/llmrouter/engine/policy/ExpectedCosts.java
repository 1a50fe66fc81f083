package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final long[] input;
    private final long[] read;

    private ExpectedCosts(int size, long[] cached) {
        this.cached = cached;
        nanos = new long[size];
        input = new long[size];
        read = new long[size];
    }

    /** At each of the candidates. */
    public static ExpectedCosts of(List<Candidate> candidates, PlanRequest request, Signals signals) {
        RequestFeatures features = request.features();
        long[] outputs = outputs(candidates, request, signals);
        ExpectedCosts costs = new ExpectedCosts(candidates.size(), cached(candidates, request, signals));
        boolean inParts = request.request().operation() == Operation.CHAT;
        for (int at = 0; at < outputs.length; at++) {
            costs.expect(at, features, candidates.get(at).card().price(), outputs[at], inParts);
        }
        return costs;
    }

    private void expect(int at, RequestFeatures features, Price price, long output, boolean inParts) {
        nanos[at] = features.estimateNanos(price, output, cached[at]);
        if (inParts && nanos[at] >= 0) {
            input[at] = features.estimateNanos(price, 0);
            read[at] = cached[at] == 0 ? input[at] : features.estimateNanos(price, 0, cached[at]);
        }
    }

    /** At the one with that index, in nano-USD; -1 when a price it needs is unknown. */
    public long nanos(int at) {
        return nanos[at];
    }

    /**
     * What it is made of at the one with that index, in US dollars: {@code input} as if nothing were cached, with the price
     * per request; {@code cached}, what that saves, below zero; {@code output}. Empty where it is unknown or no chat.
     */
    public Map<String, Double> parts(int at) {
        if (nanos[at] < 0 || input[at] == 0 && read[at] == 0) {
            return Map.of();
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("input", input[at] / 1e9);
        if (read[at] != input[at]) {
            parts.put("cached", (read[at] - input[at]) / 1e9);
        }
        parts.put("output", (nanos[at] - read[at]) / 1e9);
        return parts;
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
