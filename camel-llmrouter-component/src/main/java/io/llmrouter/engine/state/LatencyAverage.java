package io.llmrouter.engine.state;

import java.util.OptionalDouble;

/**
 * An exponentially weighted moving average of latencies in milliseconds: each new measurement counts a fifth, or three
 * quarters where the average was faded before. Thread-safe: one lock for those who measure; read without.
 */
final class LatencyAverage {

    private static final double NEWEST = 0.2;
    private static final double NEWEST_AFTER_FADING = 0.75;

    private volatile double average = Double.NaN;
    private double newest = NEWEST;

    synchronized void add(double millis) {
        average = Double.isNaN(average) ? millis : average + newest * (millis - average);
        newest = NEWEST;
    }

    /** Has what was measured count little against the next measurement. */
    synchronized void fade() {
        newest = NEWEST_AFTER_FADING;
    }

    OptionalDouble millis() {
        double known = average;
        return Double.isNaN(known) ? OptionalDouble.empty() : OptionalDouble.of(known);
    }
}
