package io.llmrouter.engine.state;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An exponentially weighted moving average of latencies in milliseconds: each new measurement counts a fifth. Thread-safe
 * without locks.
 */
final class LatencyAverage {

    private static final double NEWEST = 0.2;
    private static final long NEVER = Double.doubleToRawLongBits(Double.NaN);

    private final AtomicLong bits = new AtomicLong(NEVER);

    void add(double millis) {
        bits.updateAndGet(old -> {
            double average = Double.longBitsToDouble(old);
            return Double.doubleToRawLongBits(Double.isNaN(average) ? millis : average + NEWEST * (millis - average));
        });
    }

    OptionalDouble millis() {
        double average = Double.longBitsToDouble(bits.get());
        return Double.isNaN(average) ? OptionalDouble.empty() : OptionalDouble.of(average);
    }
}
