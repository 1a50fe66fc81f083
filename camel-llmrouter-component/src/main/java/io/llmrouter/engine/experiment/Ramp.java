package io.llmrouter.engine.experiment;

import java.time.Duration;

/**
 * How a canary's share grows: evenly, from its first share on, as long as it is not taken back.
 *
 * @param to the share it grows to
 * @param over how long that takes
 */
public record Ramp(double to, Duration over) {

    /** The share after so much time. */
    double share(double from, Duration elapsed) {
        double done = Math.min(1, (double) elapsed.toNanos() / over.toNanos());
        return from + (to - from) * Math.max(0, done);
    }
}
