package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a key is not to be used for a while. A rate limit passes by itself; what was refused is tried again by one call at
 * a time, until one is answered.
 *
 * @param kind the failure that led to it
 * @param until when it may be used again
 * @param times how many such failures there were in a row
 * @param probed since when a call is finding out whether it is over; null when none is
 */
record Suspension(FailureKind kind, Instant until, int times, @Nullable Instant probed) {

    /** How long such a call keeps others out: a stream that nobody reads or closes must not do so for ever. */
    static final Duration LONGEST_PROBE = HalfOpen.LONGEST_PROBE;

    /** How long a key cools after the first rate limit, where the provider does not say; doubles with each in a row. */
    static final Duration FIRST_COOLING = Duration.ofSeconds(1);

    static final Duration LONGEST_COOLING = Duration.ofMinutes(1);

    /** How long until a refused key is tried again; doubles with each refusal in a row. */
    static final Duration FIRST_REFUSAL = Duration.ofMinutes(1);

    static final Duration LONGEST_REFUSAL = Duration.ofHours(1);

    /** What follows from a failure after another suspension, or after none. */
    static Suspension after(@Nullable Suspension before, Failure failure, Instant now) {
        int times = before == null || before.isCooling() != isCooling(failure.kind()) ? 1 : before.times() + 1;
        return new Suspension(failure.kind(), now.plus(length(failure, times)), times, null);
    }

    private static Duration length(Failure failure, int times) {
        if (!isCooling(failure.kind())) {
            return Doubling.of(FIRST_REFUSAL, times - 1, LONGEST_REFUSAL);
        }
        Duration asked = failure.retryAfter();
        return asked != null && !asked.isZero() ? asked : Doubling.of(FIRST_COOLING, times - 1, LONGEST_COOLING);
    }

    boolean refuses(Instant now) {
        return now.isBefore(until) || isProbed(now);
    }

    private boolean isProbed(Instant now) {
        return probed != null && now.isBefore(probed.plus(LONGEST_PROBE));
    }

    boolean isCooling() {
        return isCooling(kind);
    }

    /** Where a call begins to use the key, its time being up. */
    Suspension entered(Instant now) {
        return isCooling() ? this : new Suspension(kind, until, times, now);
    }

    /** Where that call said nothing of the key. */
    Suspension left() {
        return new Suspension(kind, until, times, null);
    }

    String text() {
        String state = isCooling() ? "is cooling" : "is off (" + kind.word() + ")";
        return probed != null ? state + " while it is tried again" : state + " until " + until;
    }

    private static boolean isCooling(FailureKind kind) {
        return kind == FailureKind.RATE_LIMITED;
    }
}
