package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Load;
import io.llmrouter.engine.policy.Signals;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A target at one moment.
 *
 * @param target the target
 * @param breaker its breaker
 * @param takenOut why an operator took it out; null when none did
 * @param tripped why it takes no calls now: taken out, breaker, or keys; null when it does
 * @param latencyMillis its usual time to a whole answer in milliseconds; null when it was never measured
 * @param headroom what the provider said last of its rate limits; null when it says nothing that still holds
 * @param traffic what was measured of its calls
 * @param warmConversations of how many conversations its prompt cache is likely to hold something
 * @param load how full it is for calls of the usual class; null when it takes as many as come
 */
public record TargetReport(
        Target target,
        BreakerReport breaker,
        @Nullable String takenOut,
        @Nullable String tripped,
        @Nullable Double latencyMillis,
        @Nullable ResponseNotes headroom,
        TrafficReport traffic,
        int warmConversations,
        @Nullable Load load) {

    static TargetReport of(Target target, TargetState state, int warmConversations, Signals signals) {
        OptionalDouble latency = state.latency().millis();
        return new TargetReport(
                target,
                state.breaker().report(),
                state.takenOut(),
                signals.tripped(target).orElse(null),
                latency.isPresent() ? latency.getAsDouble() : null,
                signals.headroom(target).orElse(null),
                TrafficReport.of(target, signals),
                warmConversations,
                signals.load(target, Priority.NORMAL).orElse(null));
    }
}
