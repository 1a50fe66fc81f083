package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FailureKind.Repeat;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.state.KeyRing;
import io.llmrouter.engine.state.TargetStates;
import io.llmrouter.engine.wire.Pause;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the attempts of one call at one target. Used by one thread, once. */
final class Tries {

    private final KeyedAttempts attempts;
    private final Repeats repeats;
    private final TargetStates states;
    private final Pause pause;
    private final Set<Integer> tried = new HashSet<>();
    private Aimed call;
    private boolean clamped;

    Tries(Aimed call, KeyedAttempts attempts, Repeats repeats, TargetStates states, Pause pause) {
        this.call = call;
        this.attempts = attempts;
        this.repeats = repeats;
        this.states = states;
        this.pause = pause;
    }

    Outcome<Reply> outcome() {
        Optional<Failure> over = call.call().cancellation().reason();
        if (over.isPresent()) {
            return Outcome.failed(over.get());
        }
        Optional<KeyRing.Turn> turn = ring().take(call.target(), List.of());
        if (turn.isEmpty()) {
            return Outcome.failed(ring().failure(call.target()));
        }
        int most = call.planned().policy().retry().maxAttempts();
        for (int attempt = 1; ; attempt++) {
            KeyRing.Turn now = turn.get();
            Outcome<Reply> outcome = attempts.attempt(call, now);
            Optional<Failure> failure = outcome.fold(reply -> Optional.empty(), Optional::of);
            if (failure.isEmpty() || attempt == most || isOver()) {
                return outcome;
            }
            turn = next(now, attempt, failure.get());
            if (turn.isEmpty()) {
                return outcome;
            }
        }
    }

    /** The key of the next attempt, once its time has come; empty when there is none. */
    private Optional<KeyRing.Turn> next(KeyRing.Turn before, int attempt, Failure failure) {
        tried.add(before.index());
        if (failure.kind().otherKey()) {
            Optional<KeyRing.Turn> other = ring().take(call.target(), tried);
            if (other.isPresent()) {
                return other;
            }
        }
        if (failure.kind().repeat() == Repeat.CLAMPED) {
            return clamp(failure) ? ring().again(before) : Optional.empty();
        }
        return repeats.waitBefore(attempt, failure, call.lastChoice())
                .filter(wait -> !isOpenBeyond(wait))
                .filter(this::waited)
                .flatMap(waited -> failure.kind().repeat() == Repeat.LAST_CHOICE ? cooled() : ring().again(before));
    }

    private boolean clamp(Failure failure) {
        Optional<Aimed> shorter = clamped ? Optional.empty() : Clamp.shorter(call, failure);
        shorter.ifPresent(fitting -> call = fitting);
        clamped = true;
        return shorter.isPresent();
    }

    /** The key that is usable first, waiting out what is left of its cooling. */
    private Optional<KeyRing.Turn> cooled() {
        Optional<KeyRing.Turn> turn = ring().take(call.target(), List.of());
        if (turn.isPresent()) {
            return turn;
        }
        Failure still = ring().failure(call.target());
        Duration left = still.retryAfter();
        boolean passes = still.kind() == FailureKind.RATE_LIMITED && left != null && waited(left);
        return passes ? ring().take(call.target(), List.of()) : Optional.empty();
    }

    /** Whether waiting is pointless, because the target's breaker is open for longer. */
    private boolean isOpenBeyond(Duration wait) {
        return states.openFor(call.target())
                .filter(open -> open.compareTo(wait) > 0)
                .isPresent();
    }

    /** Waits, unless the call would be over by then. */
    private boolean waited(Duration time) {
        if (time.compareTo(call.call().deadline().remaining()) >= 0) {
            return false;
        }
        if (!time.isZero()) {
            pause.pass(time, call.call().cancellation());
        }
        return !isOver();
    }

    private boolean isOver() {
        return call.call().cancellation().reason().isPresent();
    }

    private KeyRing ring() {
        return attempts.ring();
    }
}
