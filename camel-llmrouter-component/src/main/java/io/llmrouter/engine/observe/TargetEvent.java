package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A target or a key was taken from use, or came back. Keys are named by number, from 1, and masked text. */
public sealed interface TargetEvent {

    /** When. */
    Instant at();

    /** What happened. */
    EventType type();

    /** To which target; null when it happened to a key, whatever target it is used for. */
    default @Nullable Target target() {
        return null;
    }

    /** To which account. */
    default String account() {
        return Objects.requireNonNull(target(), "an event has a target or an account")
                .account();
    }

    /** To which key; null when it happened to a target. */
    default @Nullable String key() {
        return null;
    }

    /** The failure that led to it, or that is over now; null when it is not about one kind. */
    default @Nullable FailureKind kind() {
        return null;
    }

    /** Until when it is so; null when that is not known beforehand. */
    default @Nullable Instant until() {
        return null;
    }

    /** Why, for a person; null when the rest says it all. */
    default @Nullable String why() {
        return null;
    }

    /**
     * The target's breaker lets no call through any more.
     *
     * @param until when it will let probes through; null when it was opened by hand
     * @param why what it counted
     */
    record BreakerOpened(Instant at, Target target, @Nullable Instant until, String why) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.BREAKER_OPENED;
        }
    }

    /** The target's breaker lets probes through. */
    record BreakerHalfOpened(Instant at, Target target) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.BREAKER_HALF_OPENED;
        }
    }

    /** The target's breaker lets every call through again. */
    record BreakerClosed(Instant at, Target target) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.BREAKER_CLOSED;
        }
    }

    /** An operator took the target out. */
    record TakenOut(Instant at, Target target, String why) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.TARGET_TAKEN_OUT;
        }
    }

    /** An operator put the target back. */
    record PutBack(Instant at, Target target) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.TARGET_PUT_BACK;
        }
    }

    /** The key is rate limited. */
    record KeyCooled(Instant at, String account, String key, Instant until) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.KEY_COOLED;
        }

        @Override
        public FailureKind kind() {
            return FailureKind.RATE_LIMITED;
        }
    }

    /** The key was refused, or has no credit; it is tried again at the time given. */
    record KeyRejected(Instant at, String account, String key, FailureKind kind, Instant until) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.KEY_REJECTED;
        }
    }

    /** The key may not use the target; it is tried again at the time given. */
    record KeyOff(Instant at, Target target, String key, FailureKind kind, Instant until) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.KEY_OFF;
        }
    }

    /**
     * The key was answered again after it had been cooling, rejected or off.
     *
     * @param target who answered
     */
    record KeyRecovered(Instant at, Target target, String key, FailureKind from) implements TargetEvent {

        @Override
        public EventType type() {
            return EventType.KEY_RECOVERED;
        }

        @Override
        public FailureKind kind() {
            return from;
        }
    }
}
