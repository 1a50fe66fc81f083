package io.llmrouter.engine.policy;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and how patiently the same target is tried again.
 *
 * @param maxAttempts the most attempts at one target, the first included
 * @param backoff the wait before the second attempt; doubles with each further one
 * @param maxBackoff the longest wait
 * @param jitter the share by which a wait is lengthened or shortened at random, 0 to 1
 * @param afterSend whether a request that may have been billed is sent again
 */
public record Retry(int maxAttempts, Duration backoff, Duration maxBackoff, double jitter, boolean afterSend) {

    /** Three attempts, 200 ms to 5 s, ± 20 %. */
    public static final Retry DEFAULT = new Retry(3, Duration.ofMillis(200), Duration.ofSeconds(5), 0.2, true);

    public Retry {
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(maxBackoff, "maxBackoff");
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, not " + maxAttempts);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be between 0 and 1, not " + jitter);
        }
    }
}
