package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets no call through until its time is up; the first that asks then finds the breaker half-open. */
final class Open implements BreakerState {

    private final Breaker breaker;
    private final Instant until;
    private final String why;
    private final CallCounts counts;

    Open(Breaker breaker, Instant until, String why, CallCounts counts) {
        this.breaker = breaker;
        this.until = until;
        this.why = why;
        this.counts = counts;
    }

    @Override
    public Kind kind() {
        return Kind.OPEN;
    }

    @Override
    public boolean lets() {
        return !breaker.now().isBefore(until) && breaker.halfOpen().lets();
    }

    @Override
    public void ended(@Nullable FailureKind failure, Duration latency) {
        throw new IllegalStateException("an open breaker lets nothing through");
    }

    @Override
    public void forgotten() {
        throw new IllegalStateException("an open breaker lets nothing through");
    }

    @Override
    public Optional<String> refusal(Instant now) {
        return now.isBefore(until) ? Optional.of("open until " + until + ": " + why) : Optional.empty();
    }

    @Override
    public Optional<Instant> until() {
        return Optional.of(until);
    }

    @Override
    public BreakerState probed(boolean answered, Instant next) {
        if (answered) {
            return breaker.halfOpen();
        }
        return next.isAfter(until) ? new Open(breaker, next, why, counts) : this;
    }

    @Override
    public CallCounts counts(Instant now) {
        return counts;
    }
}
