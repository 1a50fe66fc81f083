package io.llmrouter.engine.state;

import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Quantiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * How measurements in milliseconds are spread, the latest counting most: a histogram of fixed size, eight buckets for every
 * doubling, from a 64th of a millisecond to more than an hour, for each size of call. Two kilobytes a size. Measured by one thread
 * at a time, as {@link DecayingCounts} are; read by any, without locks: figures are worked out when they are asked for after
 * something was measured.
 */
final class Spread {

    /** The sign, the exponent and three bits of the fraction of a double: what a bucket has in common. */
    private static final int SHIFT = 49;

    private static final long FIRST = Double.doubleToRawLongBits(1.0 / 64) >>> SHIFT;
    private static final int BUCKETS = 28 * 8;
    private static final Known NOTHING = new Known(Optional.empty(), Long.MIN_VALUE);

    private record Known(Optional<Quantiles> quantiles, long until) {}

    /** What is known of all calls, and of those of each size. */
    private record Figures(Known all, Known[] bySize) {}

    private final Sizes sizes;
    private final DecayingCounts counts;
    private volatile boolean stale = true;
    private volatile Figures figures;

    Spread(Sizes sizes, long now) {
        this.sizes = sizes;
        counts = new DecayingCounts(BUCKETS * sizes.count(), now);
        figures = work();
    }

    void add(double millis, long tokens, long now) {
        counts.add(sizes.of(tokens) * BUCKETS + bucket(millis), now);
        if (!stale) {
            stale = true;
        }
    }

    /** Has all that was measured count a quarter; by the thread that measures. */
    void fade() {
        counts.fade();
        stale = true;
    }

    /** The figures; empty when nothing was measured for long. */
    Optional<Quantiles> at(long now) {
        return at(now, latest().all());
    }

    /** The figures of calls of about that many tokens; of all, when there were none lately. */
    Optional<Quantiles> at(long now, long tokens) {
        Figures latest = latest();
        Optional<Quantiles> some = at(now, latest.bySize()[sizes.of(tokens)]);
        return some.isPresent() ? some : at(now, latest.all());
    }

    private static Optional<Quantiles> at(long now, Known known) {
        return now < known.until() ? known.quantiles() : Optional.empty();
    }

    private Figures latest() {
        Figures latest = figures;
        if (stale) {
            // Before the counts are read: what is counted meanwhile makes them stale again.
            stale = false;
            latest = work();
            figures = latest;
        }
        return latest;
    }

    private Figures work() {
        DecayingCounts.Weights weights = counts.weights();
        long[] all = new long[BUCKETS];
        Known[] bySize = new Known[sizes.count()];
        for (int size = 0; size < bySize.length; size++) {
            long[] some = Arrays.copyOfRange(weights.each(), size * BUCKETS, (size + 1) * BUCKETS);
            Arrays.setAll(all, at -> all[at] + some[at]);
            bySize[size] = known(some, weights);
        }
        return new Figures(known(all, weights), bySize);
    }

    private static Known known(long[] buckets, DecayingCounts.Weights weights) {
        long sum = Arrays.stream(buckets).sum();
        return sum == 0
                ? NOTHING
                : new Known(
                        Optional.of(new Quantiles(
                                value(buckets, sum, Percentile.P50),
                                value(buckets, sum, Percentile.P90),
                                value(buckets, sum, Percentile.P99))),
                        weights.until(sum));
    }

    private static double value(long[] buckets, long all, Percentile percentile) {
        double below = percentile.share() * all;
        long sum = 0;
        int at = -1;
        do {
            at++;
            sum += buckets[at];
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
