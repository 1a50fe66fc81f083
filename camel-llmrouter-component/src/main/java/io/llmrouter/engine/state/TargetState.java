package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Target;
import org.jspecify.annotations.Nullable;

/** What is remembered of one target: its breaker, its usual latency, its rate limits, and why an operator took it out. */
record TargetState(Breaker breaker, LatencyAverage latency, HeadroomRecord headroom, @Nullable String takenOut) {

    /** Of a target that nothing is known of. */
    static TargetState fresh(Target target, BreakerSettings settings, StateTools tools) {
        return new TargetState(new Breaker(target, settings, tools), new LatencyAverage(), new HeadroomRecord(), null);
    }

    TargetState with(Breaker other) {
        return new TargetState(other, latency, headroom, takenOut);
    }

    TargetState out(@Nullable String why) {
        return new TargetState(breaker, latency, headroom, why);
    }
}
