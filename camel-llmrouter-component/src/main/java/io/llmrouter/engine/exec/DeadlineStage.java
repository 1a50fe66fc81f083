package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;

/** Ends a call, with all its attempts, when its time is up: the policy's total, or the caller's if that is shorter. */
final class DeadlineStage implements Stage<Planned, Planned> {

    private final Watchdog watchdog;

    DeadlineStage(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    @Override
    public Outcome<Reply> handle(Planned call, Next<Planned> next) {
        Duration limit = limit(call);
        if (limit.isZero() || limit.isNegative()) {
            // What went before took all the time: an answer could only come too late, and would cost.
            return Outcome.failed(late(limit(call.call(), call.policy())));
        }
        return within(limit, call, next);
    }

    /** How long the call may still take. */
    static Duration limit(Planned call) {
        return shorter(limit(call.call(), call.policy()), call.call().deadline().remaining());
    }

    /** How long the whole of a call may take by that policy. */
    static Duration limit(Call call, Policy policy) {
        Duration total = policy.timeouts().total();
        Duration own = call.options().timeout();
        return own == null ? total : shorter(own, total);
    }

    private static Failure late(Duration limit) {
        return Failure.of(FailureKind.TIMEOUT, "no answer within " + limit.toMillis() + " ms");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The rest of the way with that much time. */
    Outcome<Reply> within(Duration limit, Planned call, Next<Planned> next) {
        Cancellation timed = call.call().cancellation().child();
        Watchdog.Watch watch = watchdog.watch(limit, () -> timed.cancel(late(limit)));
        Outcome<Reply> outcome = next.proceed(call.with(call.call().under(timed).by(watchdog.deadline(limit))));
        return Ending.whenOver(outcome, failure -> {
            watch.close();
            timed.release();
        });
    }
}
