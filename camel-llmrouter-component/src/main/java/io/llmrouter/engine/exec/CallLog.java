package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.Step;
import io.llmrouter.engine.observe.Wait;
import io.llmrouter.engine.policy.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is decided and tried in one call. Thread-safe: guarded by its own lock, since attempts may run side by
 * side and a stream may be closed from another thread.
 */
public final class CallLog {

    /** How an attempt fails that was to be made after its call was over: a hedge that came too late. */
    static final Failure OVER = Failure.of(FailureKind.CANCELLED, "the call is over; nothing was sent");

    private final String id;
    private final Ticker ticker;
    private final CallListener listener;
    private final long start;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private final List<Step> steps = new ArrayList<>(0);
    private final List<Wait> waits = new ArrayList<>(0);
    private @Nullable Plan plan;
    /** How many attempts were made before there was a plan. */
    private int before;

    private @Nullable String degraded;
    private @Nullable String shared;
    private long end = -1;
    private @Nullable Failure ending;
    private boolean told;
    /** Attempts that nobody has heard the end of yet. */
    private int open;

    public CallLog(String id, Ticker ticker, CallListener listener) {
        this.id = id;
        this.ticker = ticker;
        this.listener = listener;
        this.start = ticker.nanos();
    }

    /** The log of a call beside this one, heard by the same listener. */
    CallLog beside(String suffix) {
        return new CallLog(id + suffix, ticker, listener);
    }

    synchronized void planned(Plan decided) {
        plan = decided;
        before = attempts.size();
    }

    synchronized void stepped(Step step) {
        steps.add(step);
    }

    synchronized void waited(Wait wait) {
        waits.add(wait);
    }

    synchronized void degraded(String reason) {
        degraded = reason;
    }

    /** Notes that the answer is that of another call, whose attempts and cost are in its own log. */
    void sharedWith(CallLog other) {
        if (other == this) {
            return;
        }
        String reason = other.degradation();
        synchronized (this) {
            shared = other.id;
            degraded = reason;
        }
    }

    private synchronized @Nullable String degradation() {
        return degraded;
    }

    /**
     * Writes an attempt down before it is made, at its estimated cost, so that none is ever forgotten or free; returns its
     * number, or nothing when the call is over and no attempt must be made any more.
     */
    synchronized OptionalInt begin(Keyed call) {
        if (end >= 0) {
            return OptionalInt.empty();
        }
        open++;
        int number = attempts.size() + 1;
        attempts.add(new Attempt(
                number,
                call.aimed().target(),
                call.credential().masked(),
                null,
                null,
                call.aimed().estimate().orElse(null),
                Duration.ZERO,
                null,
                call.aimed().planned().hedge(),
                null,
                call.call().request().operation(),
                List.of()));
        return OptionalInt.of(number);
    }

    /** Completes an attempt. */
    void finish(Attempt attempt) {
        synchronized (this) {
            attempts.set(attempt.number() - 1, attempt);
        }
        try {
            listener.on(new CallEvent.Attempted(id, attempt));
        } finally {
            told();
        }
    }

    private void told() {
        synchronized (this) {
            open--;
        }
        tellEnd();
    }

    /** Whether that target was called since there is a plan. */
    synchronized boolean hasTried(Target target) {
        return attemptsByPlan().stream().anyMatch(attempt -> attempt.target().equals(target));
    }

    /** The attempts since there is a plan: without those that asked for what the plan depends on. */
    synchronized List<Attempt> attemptsByPlan() {
        return List.copyOf(attempts.subList(before, attempts.size()));
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Ends the call, once. Told when its last attempt is over, too: one that was beaten takes a moment to end. */
    public void over(@Nullable Failure failure) {
        synchronized (this) {
            if (end >= 0) {
                return;
            }
            end = ticker.nanos();
            ending = failure;
        }
        tellEnd();
    }

    private void tellEnd() {
        Failure how;
        synchronized (this) {
            if (told || end < 0 || plan == null || open > 0) {
                return;
            }
            told = true;
            how = ending;
        }
        listener.on(new CallEvent.Ended(id, decision(), how));
    }

    /**
     * The record so far.
     *
     * @throws IllegalStateException if there is no plan yet
     */
    public synchronized Decision decision() {
        Plan decided = plan;
        if (decided == null) {
            throw new IllegalStateException("call " + id + " has no plan yet");
        }
        long until = end >= 0 ? end : ticker.nanos();
        return new Decision(
                id, decided, attempts, cost(), Duration.ofNanos(until - start), degraded, shared, steps, waits);
    }

    /** Whether there is a plan. */
    public synchronized boolean isPlanned() {
        return plan != null;
    }

    /** What the attempts so far cost, those under way by estimate; null when the price of one is unknown. */
    synchronized @Nullable Money spent() {
        return cost();
    }

    private @Nullable Money cost() {
        Money sum = Money.ZERO;
        for (Attempt attempt : attempts) {
            if (attempt.cost() == null) {
                return null;
            }
            sum = sum.plus(attempt.cost());
        }
        return sum;
    }
}
