package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an account, given out in turn: round robin over those that may be used. A rate-limited key cools, as long
 * as the provider asks or else 1 s doubling to 1 min; a refused one (bad key, no credit) is tried again after 1 min
 * doubling to 1 h, by one call; one that may not use a target, likewise, for that target. Thread-safe.
 */
public final class KeyRing {

    private final String account;
    private final List<Key> keys;
    private final StateTools tools;
    private final AtomicInteger turns = new AtomicInteger();

    KeyRing(String account, List<Key> keys, StateTools tools) {
        this.account = account;
        this.keys = List.copyOf(keys);
        this.tools = tools;
    }

    boolean holds(List<Key> others) {
        return keys.equals(others);
    }

    /**
     * The next key that may be used for the target; empty when none may. What is given must be ended once.
     *
     * @param except numbers of keys not to give, from 0
     */
    public Optional<Turn> take(Target target, Collection<Integer> except) {
        int size = keys.size();
        int first = size == 1 ? 0 : turns.getAndUpdate(turn -> (turn + 1) % size);
        for (int i = 0; i < size; i++) {
            int index = (first + i) % size;
            if (!except.contains(index)) {
                Optional<Turn> turn = take(target, index);
                if (turn.isPresent()) {
                    return turn;
                }
            }
        }
        return Optional.empty();
    }

    /** The same key once more, or else the next that may be used. */
    public Optional<Turn> again(Turn turn) {
        return take(turn.target, turn.index).or(() -> take(turn.target, List.of()));
    }

    private Optional<Turn> take(Target target, int index) {
        return keys.get(index).enter(target).map(use -> new Turn(index, target, use));
    }

    /** When a key may be used for the target again; empty when one may now. */
    public Optional<Instant> usableFrom(Target target) {
        return soonest(target).map(Suspension::until);
    }

    /** Why no key may be used for the target; empty when one may. */
    public Optional<String> refusal(Target target) {
        return soonest(target).map(soonest -> text(target));
    }

    /** How a call fails that gets no key: in the way of the key that may be used again soonest. */
    public Failure failure(Target target) {
        Instant now = tools.clock().instant();
        Suspension why = soonest(target).orElse(new Suspension(FailureKind.RATE_LIMITED, now, 1, null));
        Duration wait = Duration.between(now, why.until());
        String message = "no key of account '" + account + "' may be used: " + text(target);
        return new Failure(why.kind(), message, null, null, wait.isNegative() ? Duration.ZERO : wait);
    }

    /** What can be shown of the keys, in their order. */
    List<KeyReport> report() {
        return keys.stream().map(Key::report).toList();
    }

    private Optional<Suspension> soonest(Target target) {
        Suspension soonest = null;
        for (Key key : keys) {
            Suspension refusal = key.refusal(target).orElse(null);
            if (refusal == null) {
                return Optional.empty();
            }
            if (soonest == null || refusal.until().isBefore(soonest.until())) {
                soonest = refusal;
            }
        }
        return Optional.ofNullable(soonest);
    }

    private String text(Target target) {
        List<String> each = new ArrayList<>();
        for (Key key : keys) {
            key.refusal(target).ifPresent(why -> each.add("key " + key.shown() + " " + why.text()));
        }
        return String.join("; ", each);
    }

    /** One attempt's use of a key. The first report counts. */
    public static final class Turn {

        private final int index;
        private final Target target;
        private final Key.Use use;

        private Turn(int index, Target target, Key.Use use) {
            this.index = index;
            this.target = target;
            this.use = use;
        }

        /** The key's number among the account's keys, from 0. */
        public int index() {
            return index;
        }

        /** The call was sent and is over: answered, if there is no failure. */
        public void ended(@Nullable Failure failure, @Nullable Usage usage, @Nullable Money cost) {
            use.ended(failure, usage, cost);
        }

        /** The call was never sent. */
        public void forgotten() {
            use.forgotten();
        }
    }
}
