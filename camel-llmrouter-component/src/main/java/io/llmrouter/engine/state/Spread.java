package io.llmrouter.engine.state;

import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Quantiles;
import java.util.Optional;

/**
 * How measurements in milliseconds are spread, the latest counting most: a histogram of fixed size, eight buckets for every
 * doubling, from a 64th of a millisecond to more than an hour. Two kilobytes. Thread-safe without locks; figures are worked
 * out when they are asked for after something was measured.
 */
final class Spread {

    /** The sign, the exponent and three bits of the fraction of a double: what a bucket has in common. */
    private static final int SHIFT = 49;

    private static final long FIRST = Double.doubleToRawLongBits(1.0 / 64) >>> SHIFT;
    private static final int BUCKETS = 28 * 8;
    private static final Known NOTHING = new Known(Optional.empty(), Long.MIN_VALUE);

    private record Known(Optional<Quantiles> quantiles, long until) {}

    private final DecayingCounts counts;
    private volatile boolean stale;
    private volatile Known known = NOTHING;

    Spread(long now) {
        counts = new DecayingCounts(BUCKETS, now);
    }

    void add(double millis, long now) {
        counts.add(bucket(millis), now);
        if (!stale) {
            stale = true;
        }
    }

    /** The figures; empty when nothing was measured for long. */
    Optional<Quantiles> at(long now) {
        Known latest = known;
        if (stale) {
            // Before the counts are read: what is counted meanwhile makes them stale again.
            stale = false;
            latest = work();
            known = latest;
        }
        return now < latest.until ? latest.quantiles : Optional.empty();
    }

    private Known work() {
        DecayingCounts.Weights weights = counts.weights();
        return new Known(
                Optional.of(new Quantiles(
                        value(weights, Percentile.P50),
                        value(weights, Percentile.P90),
                        value(weights, Percentile.P99))),
                weights.until());
    }

    private static double value(DecayingCounts.Weights weights, Percentile percentile) {
        double below = percentile.share() * weights.sum();
        long sum = 0;
        int at = -1;
        do {
            at++;
            sum += weights.each()[at];
        } while (sum < below && at < BUCKETS - 1);
        return (start(at) + start(at + 1)) / 2;
    }

    private static int bucket(double millis) {
        long place = (Double.doubleToRawLongBits(Math.max(0, millis)) >>> SHIFT) - FIRST;
        return (int) Math.max(0, Math.min(BUCKETS - 1, place));
    }

    private static double start(int bucket) {
        return Double.longBitsToDouble((bucket + FIRST) << SHIFT);
    }
}
