package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A target or a key was taken from use, or came back. Keys are named by number, from 1, and masked text. */
public sealed interface TargetEvent {

    /** When. */
    Instant at();

    /**
     * The target's breaker lets no call through any more.
     *
     * @param until when it will let probes through; null when it was opened by hand
     * @param why what it counted
     */
    record BreakerOpened(Instant at, Target target, @Nullable Instant until, String why) implements TargetEvent {}

    /** The target's breaker lets probes through. */
    record BreakerHalfOpened(Instant at, Target target) implements TargetEvent {}

    /** The target's breaker lets every call through again. */
    record BreakerClosed(Instant at, Target target) implements TargetEvent {}

    /** An operator took the target out. */
    record TakenOut(Instant at, Target target, String why) implements TargetEvent {}

    /** An operator put the target back. */
    record PutBack(Instant at, Target target) implements TargetEvent {}

    /** The key is rate limited. */
    record KeyCooled(Instant at, String account, String key, Instant until) implements TargetEvent {}

    /** The key was refused, or has no credit; it is tried again at the time given. */
    record KeyRejected(Instant at, String account, String key, FailureKind kind, Instant until)
            implements TargetEvent {}

    /** The key may not use the target; it is tried again at the time given. */
    record KeyOff(Instant at, Target target, String key, FailureKind kind, Instant until) implements TargetEvent {}

    /**
     * The key was answered again after it had been cooling, rejected or off.
     *
     * @param target who answered
     */
    record KeyRecovered(Instant at, Target target, String key, FailureKind from) implements TargetEvent {}
}
