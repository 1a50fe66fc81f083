package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How calls ended, the latest counting most. Counted by one thread at a time, as {@link DecayingCounts} are; read by any.
 * Figures are worked out when they are asked for.
 */
final class Outcomes {

    private static final FailureKind[] KINDS = FailureKind.values();
    private static final int ANSWERED = KINDS.length;

    private final DecayingCounts counts;

    Outcomes(long now) {
        counts = new DecayingCounts(KINDS.length + 1, now);
    }

    void answered(long now) {
        counts.add(ANSWERED, now);
    }

    void failed(FailureKind kind, long now) {
        counts.add(kind.ordinal(), now);
    }

    /** Has all that was counted count a quarter; by the thread that counts. */
    void fade() {
        counts.fade();
    }

    /** The share that failed; empty when nothing that still counts was counted. */
    static OptionalDouble errorRate(List<Outcomes> of, long now) {
        double answered = 0;
        double all = 0;
        for (Outcomes each : of) {
            DecayingCounts.Shares shares = each.counts.shares(ANSWERED, now);
            answered += shares.one();
            all += shares.all();
        }
        return all > 0 ? OptionalDouble.of(1 - answered / all) : OptionalDouble.empty();
    }

    /** The share of each kind that happened. */
    static Map<FailureKind, Double> errorRates(List<Outcomes> of, long now) {
        double[] counted = new double[KINDS.length];
        double all = 0;
        for (Outcomes each : of) {
            for (int at = 0; at < KINDS.length; at++) {
                counted[at] += each.counts.shares(at, now).one();
            }
            all += each.counts.shares(ANSWERED, now).all();
        }
        Map<FailureKind, Double> rates = new EnumMap<>(FailureKind.class);
        for (FailureKind kind : KINDS) {
            if (counted[kind.ordinal()] > 0) {
                rates.put(kind, counted[kind.ordinal()] / all);
            }
        }
        return rates;
    }
}
