package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Signals;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a call may still take: its time, and the most that it may cost.
 *
 * @param call the call
 * @param signals tells how long candidates usually take
 */
record Limits(Planned call, Signals signals) {

    /** Why a further candidate cannot be asked; empty when it can. */
    Optional<String> against(Candidate next) {
        Optional<Failure> over = call.call().cancellation().reason();
        if (over.isPresent()) {
            return Optional.of(over.get().message());
        }
        return time(next).or(() -> cost(next));
    }

    private Optional<String> time(Candidate next) {
        Duration left = call.call().deadline().remaining();
        OptionalDouble usual = signals.latencyMillis(next.target());
        return usual.isPresent() && usual.getAsDouble() > left.toMillis()
                ? Optional.of(next.target() + " usually answers in " + Math.round(usual.getAsDouble()) + " ms, and "
                        + Math.max(0, left.toMillis()) + " ms are left")
                : Optional.empty();
    }

    private Optional<String> cost(Candidate next) {
        Money most = call.call().options().maxCost();
        if (most == null) {
            return Optional.empty();
        }
        Money spent = call.call().log().spent();
        long estimate = call.features().estimateNanos(next.card().price());
        if (spent == null || estimate < 0) {
            return Optional.of("the call may cost at most " + most + ", and what it costs is unknown");
        }
        Money then = spent.plus(new Money(estimate));
        return then.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of("with " + next.target() + " it would cost " + then + ", and may cost at most " + most);
    }
}
