package io.llmrouter.engine.state;

import org.jspecify.annotations.Nullable;

/** What is remembered of one target: its breaker, its calls, its rate limits, and why an operator took it out. */
record TargetState(
        Breaker breaker,
        LatencyAverage latency,
        TargetTraffic traffic,
        HeadroomRecord headroom,
        @Nullable String takenOut) {

    TargetState with(Breaker other) {
        return new TargetState(other, latency, traffic, headroom, takenOut);
    }

    TargetState out(@Nullable String why) {
        return new TargetState(breaker, latency, traffic, headroom, why);
    }
}
