package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.Signals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * What is known of each target from calling it, and the {@link Signals} that planning reads. Thread-safe; holds one small
 * record for each target that was ever called, of which there are as many as are configured.
 */
public final class TargetStates implements Signals {

    private final Map<Target, TargetState> states = new ConcurrentHashMap<>();
    private final StateTools tools;
    private volatile Map<String, BreakerSettings> settings = Map.of();

    /**
     * Knows nothing of any target.
     *
     * @param clock tells the time of day
     * @param random jitters how long breakers stay open; thread-safe
     * @param listener hears when targets are taken from use or come back
     */
    public TargetStates(InstantSource clock, RandomGenerator random, TargetListener listener) {
        this.tools = new StateTools(clock, random, listener);
    }

    /** Has breakers behave so, by account, others by default; a breaker whose settings change begins anew. */
    public void breakers(Map<String, BreakerSettings> byAccount) {
        settings = Map.copyOf(byAccount);
        states.replaceAll((target, state) -> state.breaker().settings().equals(settings(target))
                ? state
                : state.with(new Breaker(target, settings(target), tools)));
    }

    /** Asks the target's breaker to let a call through. */
    public Optional<Breaker.Passage> tryEnter(Target target) {
        TargetState state = state(target);
        return state.takenOut() == null ? state.breaker().tryEnter() : Optional.empty();
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
        if (state == null) {
            return Optional.empty();
        }
        String out = state.takenOut();
        return out == null ? state.breaker().tripped() : Optional.of("taken out by hand: " + out);
    }

    @Override
    public OptionalDouble latencyMillis(Target target) {
        TargetState state = states.get(target);
        return state == null ? OptionalDouble.empty() : state.latency().millis();
    }

    private TargetState state(Target target) {
        TargetState known = states.get(target);
        return known != null
                ? known
                : states.computeIfAbsent(
                        target, t -> new TargetState(new Breaker(t, settings(t), tools), new LatencyAverage(), null));
    }

    private BreakerSettings settings(Target target) {
        return settings.getOrDefault(target.account(), BreakerSettings.DEFAULT);
    }
}
