package io.llmrouter.engine.provider.simulated;

import java.time.Duration;

/**
 * How long something takes: always the same, or log-normal with that median and that 99th percentile.
 *
 * @param p50 half of the calls take at most so long
 * @param p99 ninety-nine of a hundred take at most so long; the same as {@code p50} for no spread
 */
record Latency(Duration p50, Duration p99) {

    static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    /** The 99th percentile of the normal distribution, in standard deviations. */
    private static final double NINETY_NINE = 2.3263478740408408;

    Latency {
        if (p50.isNegative() || p99.compareTo(p50) < 0) {
            throw new IllegalArgumentException("p99 must be at least p50, not less");
        }
        if (p50.isZero() && !p99.isZero()) {
            throw new IllegalArgumentException("p50 must be more than zero when p99 is");
        }
    }

    /** The time a call takes that is so many standard deviations from the usual one. */
    Duration at(double deviation) {
        if (p50.equals(p99)) {
            return p50;
        }
        double spread = Math.log((double) p99.toNanos() / p50.toNanos()) / NINETY_NINE;
        return Duration.ofNanos(Math.round(p50.toNanos() * Math.exp(spread * deviation)));
    }
}
