package io.llmrouter.engine.state;

import org.jspecify.annotations.Nullable;

/** What is remembered of one target: its breaker, its latency, and why an operator took it out. */
record TargetState(Breaker breaker, LatencyAverage latency, @Nullable String takenOut) {

    TargetState with(Breaker other) {
        return new TargetState(other, latency, takenOut);
    }

    TargetState out(@Nullable String why) {
        return new TargetState(breaker, latency, why);
    }
}
