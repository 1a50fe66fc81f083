package io.llmrouter.engine.experiment;

import java.time.Duration;

/** How long things took, as counts in steps of two percent from a millisecond to an hour and more. Not thread-safe. */
final class Latencies {

    private static final double STEP = Math.log(1.02);
    private static final int STEPS = (int) Math.ceil(Math.log(3_600_000) / STEP) + 2;

    private final long[] counts = new long[STEPS];
    private long all;

    void add(Duration time) {
        double millis = Math.max(1, time.toNanos() / 1e6);
        counts[Math.min(STEPS - 1, (int) Math.ceil(Math.log(millis) / STEP))]++;
        all++;
    }

    /** The time within which that share of them was over, in milliseconds, at most two percent too long; 0 for none. */
    double percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * all));
        for (int step = 0; step < STEPS; step++) {
            rank -= counts[step];
            if (rank <= 0) {
                return Math.exp(step * STEP);
            }
        }
        return 0;
    }
}
