package io.llmrouter.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls from a target that has failed several times in a row, for a while; then lets one probe through, whose
 * outcome closes the breaker or opens it again. Thread-safe: all state is guarded by this object's lock, which is never
 * held while a call is under way.
 */
public final class Breaker {

    /** How many failures in a row open it. */
    static final int THRESHOLD = 5;

    /** How long it stays open before a probe. */
    static final Duration OPEN_FOR = Duration.ofSeconds(30);

    private final InstantSource clock;
    private int failures;
    private @Nullable Instant openUntil;
    private boolean probing;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Asks to make a call; one that is allowed must be followed by exactly one {@link #succeeded}, {@link #failed} or {@link #forgotten}. */
    public synchronized boolean tryEnter() {
        if (openUntil == null) {
            return true;
        }
        if (probing || clock.instant().isBefore(openUntil)) {
            return false;
        }
        probing = true;
        return true;
    }

    /** The call was answered. */
    public synchronized void succeeded() {
        failures = 0;
        openUntil = null;
        probing = false;
    }

    /** The call failed by the target's fault. */
    public synchronized void failed() {
        failures++;
        if (probing || failures >= THRESHOLD) {
            openUntil = clock.instant().plus(OPEN_FOR);
        }
        probing = false;
    }

    /** The call says nothing of the target: it was cancelled, or the request was at fault. */
    public synchronized void forgotten() {
        probing = false;
    }

    /** Why no call would be let through now; empty when one would. */
    public synchronized Optional<String> tripped() {
        if (openUntil == null || (!probing && !clock.instant().isBefore(openUntil))) {
            return Optional.empty();
        }
        return Optional.of(failures + " failures in a row; closed to calls until " + openUntil);
    }
}
