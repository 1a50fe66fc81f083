package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Signals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of each target from calling it, and the {@link Signals} that planning reads. Thread-safe; holds one small
 * record for each target that was ever called, of which there are as many as are configured.
 */
public final class TargetStates implements Signals {

    private record TargetState(Breaker breaker, LatencyAverage latency) {}

    private final Map<Target, TargetState> states = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public TargetStates(InstantSource clock) {
        this.clock = clock;
    }

    /** The target's breaker. */
    public Breaker breaker(Target target) {
        return state(target).breaker();
    }

    /** Learns how long a target took to answer. */
    public void answered(Target target, Duration latency) {
        state(target).latency().add(latency.toNanos() / 1e6);
    }

    @Override
    public Optional<String> tripped(Target target) {
        TargetState state = states.get(target);
        return state == null ? Optional.empty() : state.breaker().tripped();
    }

    @Override
    public OptionalDouble latencyMillis(Target target) {
        TargetState state = states.get(target);
        return state == null ? OptionalDouble.empty() : state.latency().millis();
    }

    private TargetState state(Target target) {
        return states.computeIfAbsent(target, t -> new TargetState(new Breaker(clock), new LatencyAverage()));
    }
}
