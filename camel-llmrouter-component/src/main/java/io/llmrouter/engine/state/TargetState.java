package io.llmrouter.engine.state;

import org.jspecify.annotations.Nullable;

/** What is remembered of one target: its breaker, its usual latency, its rate limits, and why an operator took it out. */
record TargetState(Breaker breaker, LatencyAverage latency, HeadroomRecord headroom, @Nullable String takenOut) {

    TargetState with(Breaker other) {
        return new TargetState(other, latency, headroom, takenOut);
    }

    TargetState out(@Nullable String why) {
        return new TargetState(breaker, latency, headroom, why);
    }
}
