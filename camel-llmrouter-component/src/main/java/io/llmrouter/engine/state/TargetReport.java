package io.llmrouter.engine.state;

import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
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
 */
public record TargetReport(
        Target target,
        BreakerReport breaker,
        @Nullable String takenOut,
        @Nullable String tripped,
        @Nullable Double latencyMillis,
        @Nullable ResponseNotes headroom,
        TrafficReport traffic) {}
