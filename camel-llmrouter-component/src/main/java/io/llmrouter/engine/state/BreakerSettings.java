package io.llmrouter.engine.state;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a breaker opens, and for how long.
 *
 * @param window the calls it counts
 * @param failureRate the share of failed calls, above 0 to 1, from which on it opens
 * @param slowCallRate the share of slow calls, above 0 to 1, from which on it opens
 * @param slowCall how long an answered or failed call takes to be slow; null when none is ever slow
 * @param minimumCalls how many calls it must have counted before it opens
 * @param openFor how long it stays open; doubles each time its probes fail
 * @param maxOpenFor the longest it stays open, before jitter
 * @param jitter the share by which that time is lengthened or shortened at random, 0 to 1
 * @param probes how many calls it lets through to find out whether the target is well; all must be answered
 */
public record BreakerSettings(
        CallWindow window,
        double failureRate,
        double slowCallRate,
        @Nullable Duration slowCall,
        int minimumCalls,
        Duration openFor,
        Duration maxOpenFor,
        double jitter,
        int probes) {

    /** Half of the last 20 calls, at least 5; open 30 s to 5 min, ± 20 %; one probe; no call is slow. */
    public static final BreakerSettings DEFAULT = new BreakerSettings(
            CallWindow.ofCalls(20), 0.5, 1, null, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 0.2, 1);

    public BreakerSettings {
        Objects.requireNonNull(window, "window");
        share("failureRate", failureRate);
        share("slowCallRate", slowCallRate);
        if (slowCall != null) {
            positive("slowCall", slowCall);
        }
        if (minimumCalls < 1 || minimumCalls > window.calls()) {
            throw new IllegalArgumentException("minimumCalls must be between 1 and the window's " + window.calls()
                    + " calls, not " + minimumCalls);
        }
        positive("openFor", openFor);
        if (maxOpenFor.compareTo(openFor) < 0) {
            throw new IllegalArgumentException("maxOpenFor must be at least openFor");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be between 0 and 1, not " + jitter);
        }
        if (probes < 1) {
            throw new IllegalArgumentException("probes must be at least 1, not " + probes);
        }
    }

    /** Whether a call that took so long is slow. */
    boolean isSlow(Duration latency) {
        return slowCall != null && latency.compareTo(slowCall) >= 0;
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 1, not " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero, not " + value);
        }
    }
}
