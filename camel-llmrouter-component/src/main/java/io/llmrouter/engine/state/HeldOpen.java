package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opened by hand: lets no call through until it is closed or reset by hand. */
record HeldOpen(CallCounts before) implements BreakerState {

    @Override
    public Kind kind() {
        return Kind.HELD_OPEN;
    }

    @Override
    public boolean lets() {
        return false;
    }

    @Override
    public void ended(@Nullable FailureKind failure, Duration latency) {
        throw new IllegalStateException("a breaker held open lets nothing through");
    }

    @Override
    public void forgotten() {
        throw new IllegalStateException("a breaker held open lets nothing through");
    }

    @Override
    public Optional<String> refusal(Instant now) {
        return Optional.of("held open by hand until it is closed");
    }

    @Override
    public Optional<Instant> until() {
        return Optional.empty();
    }

    @Override
    public CallCounts counts(Instant now) {
        return before;
    }
}
