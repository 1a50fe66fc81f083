package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of a breaker. What it is told may move the breaker on; what calls of an earlier state report, a state never
 * hears. Guarded by its breaker's lock.
 */
sealed interface BreakerState permits Closed, Open, HalfOpen, HeldOpen {

    /** What the state is called. */
    enum Kind {
        CLOSED,
        OPEN,
        HALF_OPEN,
        HELD_OPEN
    }

    Kind kind();

    /** Whether a call may pass. */
    boolean lets();

    /** A call it let through has ended. */
    void ended(@Nullable FailureKind failure, Duration latency);

    /** A call it let through says nothing of the target. */
    void forgotten();

    /** Why no call would be let through; empty when one would. */
    Optional<String> refusal(Instant now);

    /** From when on calls are let through; empty when they are, or when only a hand or a call under way can tell. */
    Optional<Instant> until();

    CallCounts counts(Instant now);

    /** The state after an active probe: this one, unless it waits for the target to come back. */
    default BreakerState probed(boolean answered, Instant next) {
        return this;
    }
}
