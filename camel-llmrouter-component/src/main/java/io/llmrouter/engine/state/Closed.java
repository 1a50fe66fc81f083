package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets every call through and counts them; opens when too many of them fail or are slow, with one that does. */
final class Closed implements BreakerState {

    private final Breaker breaker;
    private final Window window;

    Closed(Breaker breaker) {
        this.breaker = breaker;
        this.window = new Window(breaker.settings().window());
    }

    @Override
    public Kind kind() {
        return Kind.CLOSED;
    }

    @Override
    public boolean lets() {
        return true;
    }

    @Override
    public void ended(@Nullable FailureKind failure, Duration latency) {
        BreakerSettings settings = breaker.settings();
        Instant now = breaker.now();
        boolean slow = settings.isSlow(latency);
        window.add(now, failure, slow);
        if (window.calls() < settings.minimumCalls()) {
            return;
        }
        if (failure != null && share(window.failed()) >= settings.failureRate()) {
            CallCounts counts = window.counts(now);
            breaker.open(counts.failedText(), counts);
        } else if (slow && share(window.slow()) >= settings.slowCallRate()) {
            CallCounts counts = window.counts(now);
            breaker.open(counts.slowText(settings), counts);
        }
    }

    private double share(int some) {
        return (double) some / window.calls();
    }

    @Override
    public void forgotten() {
        // Nothing was reserved for the call.
    }

    @Override
    public Optional<String> refusal(Instant now) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> until() {
        return Optional.empty();
    }

    @Override
    public CallCounts counts(Instant now) {
        return window.counts(now);
    }
}
