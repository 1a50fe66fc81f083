package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind.Feeds;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one key of an account: whether it may be used, for all targets or for one, and what it was used for.
 * What calls report counts against the suspension they began under: ten calls that are refused at once are one refusal.
 * Thread-safe: guarded by its own lock. Bounded by the targets there are.
 */
final class Key {

    private final String account;
    private volatile String shown;
    private final StateTools tools;
    private final Map<Target, Suspension> off = new HashMap<>();
    private final KeyUse use = new KeyUse();
    private @Nullable Suspension suspended;
    private volatile boolean troubled;

    /** A key that is shown so, by number and masked text. */
    Key(String account, String shown, StateTools tools) {
        this.account = account;
        this.shown = shown;
        this.tools = tools;
    }

    /** Its number may change when keys are given anew. */
    void show(String text) {
        shown = text;
    }

    String shown() {
        return shown;
    }

    /** Begins to use the key; empty when it is not to be used for that target now. */
    synchronized Optional<Use> enter(Target target) {
        Instant now = tools.clock().instant();
        Suspension all = suspended;
        Suspension one = off.get(target);
        if ((all != null && all.refuses(now)) || (one != null && one.refuses(now))) {
            return Optional.empty();
        }
        suspended = all == null ? null : all.entered(now);
        if (one != null) {
            off.put(target, one.entered(now));
        }
        return Optional.of(new Use(target, suspended, off.get(target)));
    }

    /** Why the key is not to be used for the target now: what lasts longest; empty when it may be used. */
    Optional<Suspension> refusal(Target target) {
        // Asked of every candidate of every plan: no lock, no clock.
        return troubled ? longest(target) : Optional.empty();
    }

    private synchronized Optional<Suspension> longest(Target target) {
        Instant now = tools.clock().instant();
        Suspension longest = null;
        for (Suspension each : new Suspension[] {suspended, off.get(target)}) {
            if (each != null
                    && each.refuses(now)
                    && (longest == null || each.until().isAfter(longest.until()))) {
                longest = each;
            }
        }
        return Optional.ofNullable(longest);
    }

    synchronized KeyReport report() {
        Instant now = tools.clock().instant();
        Suspension all = suspended;
        Map<Target, String> targets = new HashMap<>();
        off.forEach((target, each) -> {
            if (each.refuses(now)) {
                targets.put(target, each.text());
            }
        });
        if (all == null || !all.refuses(now)) {
            return new KeyReport(account, shown, "usable", null, targets, use.snapshot());
        }
        String state = all.isCooling() ? "cooling" : "rejected";
        return new KeyReport(account, shown, state, all.until(), targets, use.snapshot());
    }

    /** One call that uses the key. Its first report counts. */
    final class Use {

        private final Target target;
        private final @Nullable Suspension underAll;
        private final @Nullable Suspension underOne;
        private boolean over;

        private Use(Target target, @Nullable Suspension underAll, @Nullable Suspension underOne) {
            this.target = target;
            this.underAll = underAll;
            this.underOne = underOne;
        }

        void ended(@Nullable Failure failure, @Nullable Usage usage, @Nullable Money cost) {
            synchronized (Key.this) {
                if (!over) {
                    use.count(failure, usage, cost);
                    learn(failure);
                }
                over = true;
                troubled = suspended != null || !off.isEmpty();
            }
        }

        void forgotten() {
            synchronized (Key.this) {
                if (!over) {
                    release();
                }
                over = true;
            }
        }

        private void learn(@Nullable Failure failure) {
            if (failure == null) {
                recover();
                return;
            }
            Feeds feeds = failure.kind().feeds();
            if (feeds == Feeds.KEY_COOLS || feeds == Feeds.KEY_REJECTED) {
                suspendAll(failure);
            } else if (feeds == Feeds.TARGET_OFF) {
                suspendOne(failure);
            }
            release();
        }

        private void suspendAll(Failure failure) {
            Instant now = tools.clock().instant();
            Suspension next = Suspension.after(suspended == underAll ? underAll : null, failure, now);
            Suspension known = suspended;
            if (known != underAll && known != null && !next.until().isAfter(known.until())) {
                return;
            }
            suspended = known == underAll || known == null
                    ? next
                    : new Suspension(next.kind(), next.until(), known.times(), null);
            tools.tell(
                    next.isCooling()
                            ? new TargetEvent.KeyCooled(now, account, shown, next.until())
                            : new TargetEvent.KeyRejected(now, account, shown, next.kind(), next.until()));
        }

        private void suspendOne(Failure failure) {
            Suspension known = off.get(target);
            if (known != underOne && known != null) {
                return;
            }
            Instant now = tools.clock().instant();
            Suspension next = Suspension.after(known, failure, now);
            off.put(target, next);
            tools.tell(new TargetEvent.KeyOff(now, target, shown, next.kind(), next.until()));
        }

        private void recover() {
            if (underAll != null && suspended == underAll) {
                suspended = null;
                tellRecovered(underAll);
            }
            if (underOne != null && off.get(target) == underOne) {
                off.remove(target);
                tellRecovered(underOne);
            }
            release();
        }

        private void tellRecovered(Suspension from) {
            tools.tell(new TargetEvent.KeyRecovered(tools.clock().instant(), target, shown, from.kind()));
        }

        /** Lets another call find out what this one did not. */
        private void release() {
            if (underAll != null && underAll.probed() != null && suspended == underAll) {
                suspended = underAll.left();
            }
            if (underOne != null && underOne.probed() != null && off.get(target) == underOne) {
                off.put(target, underOne.left());
            }
        }
    }
}
