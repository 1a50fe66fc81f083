package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps calls from a target that fails or is slow: closed, open for a while, half-open while probes find out, and closed
 * or open again. Calls count only in the state that let them through: what ends late moves nothing. Thread-safe: all
 * state is guarded by this object's lock, which is never held while a call is under way; events are told in order.
 */
public final class Breaker {

    private final Target target;
    private final BreakerSettings settings;
    private final StateTools tools;
    private volatile BreakerState state;
    private int reopened;

    Breaker(Target target, BreakerSettings settings, StateTools tools) {
        this.target = target;
        this.settings = settings;
        this.tools = tools;
        this.state = new Closed(this);
    }

    /** Asks to make a call; empty when it must not be made. A passage given must be ended once, in one of its ways. */
    public synchronized Optional<Passage> tryEnter() {
        if (!state.lets()) {
            return Optional.empty();
        }
        // Read again: an open breaker turns half-open by being asked.
        return Optional.of(new Passage(state));
    }

    /** Why no call would be let through now; empty when one would. */
    public Optional<String> tripped() {
        BreakerState current = state;
        if (current.kind() == BreakerState.Kind.CLOSED) {
            // Asked of every candidate of every plan: no lock, no clock.
            return Optional.empty();
        }
        synchronized (this) {
            return state.refusal(now());
        }
    }

    /** When an open breaker lets probes through; empty in every other state. */
    public synchronized Optional<Instant> openUntil() {
        return state.until();
    }

    /** Opens it until it is closed by hand. */
    public synchronized void open() {
        if (state.kind() != BreakerState.Kind.HELD_OPEN) {
            state = new HeldOpen(state.counts(now()));
            tools.tell(new TargetEvent.BreakerOpened(now(), target, null, "opened by hand"));
        }
    }

    /** Closes it and counts from zero; if it opens again soon, it stays open as long as it would have. */
    public synchronized void close() {
        closeAgain();
    }

    /** As if it were new. */
    public synchronized void reset() {
        reopened = 0;
        closeAgain();
    }

    /** Whether it is open for a time, so that an active probe may move it. */
    boolean isOpen() {
        return state.kind() == BreakerState.Kind.OPEN;
    }

    /**
     * Hears of an active probe. If it was answered, an open breaker lets calls through as its own probes at once; if not, it
     * stays open until the next one at least. Other states do not change.
     */
    synchronized void probed(boolean answered, Duration next) {
        state = state.probed(answered, now().plus(next));
    }

    /** What can be shown of it. */
    synchronized BreakerReport report() {
        return new BreakerReport(
                state.kind().name().toLowerCase(Locale.ROOT),
                state.until().orElse(null),
                state.refusal(now()).orElse(null),
                state.counts(now()));
    }

    BreakerSettings settings() {
        return settings;
    }

    Instant now() {
        return tools.clock().instant();
    }

    void open(String why, CallCounts counts) {
        Instant until = now().plus(tools.jittered(openFor(), settings.jitter()));
        reopened++;
        state = new Open(this, until, why, counts);
        tools.tell(new TargetEvent.BreakerOpened(now(), target, until, why));
    }

    BreakerState halfOpen() {
        state = new HalfOpen(this, state.counts(now()));
        tools.tell(new TargetEvent.BreakerHalfOpened(now(), target));
        return state;
    }

    /** The same state with other probes: nothing to tell. */
    BreakerState halfOpenAgain(CallCounts before) {
        state = new HalfOpen(this, before);
        return state;
    }

    void recovered() {
        reopened = 0;
        closeAgain();
    }

    private void closeAgain() {
        boolean news = state.kind() != BreakerState.Kind.CLOSED;
        state = new Closed(this);
        if (news) {
            tools.tell(new TargetEvent.BreakerClosed(now(), target));
        }
    }

    private Duration openFor() {
        return Doubling.of(settings.openFor(), reopened, settings.maxOpenFor());
    }

    /** One call that was let through. The first report counts; a report that comes after the breaker moved on does not. */
    public final class Passage {

        private final BreakerState from;
        private boolean over;

        private Passage(BreakerState from) {
            this.from = from;
        }

        /** The target answered. */
        public void succeeded(Duration latency) {
            end(() -> from.ended(null, latency));
        }

        /** The call failed by the target's fault. */
        public void failed(FailureKind kind, Duration latency) {
            end(() -> from.ended(kind, latency));
        }

        /** The call says nothing of the target: it was cancelled, or the request was at fault. */
        public void forgotten() {
            end(from::forgotten);
        }

        /** The state that let the call through. */
        BreakerState from() {
            return from;
        }

        private void end(Runnable report) {
            synchronized (Breaker.this) {
                if (!over && from == state) {
                    report.run();
                }
                over = true;
            }
        }
    }
}
