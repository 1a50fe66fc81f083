package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When targets take calls again, by their breakers and by the keys of their accounts. Thread-safe; holds nothing itself. */
final class Availability {

    private final Map<Target, TargetState> states;
    private final KeyRings rings;
    private final InstantSource clock;

    Availability(Map<Target, TargetState> states, KeyRings rings, InstantSource clock) {
        this.states = states;
        this.rings = rings;
        this.clock = clock;
    }

    Optional<Duration> waitFor(Collection<Target> targets) {
        Instant now = clock.instant();
        return targets.stream()
                .map(this::liveFrom)
                .min(Instant::compareTo)
                .filter(live -> live.isAfter(now) && live.isBefore(Instant.MAX))
                .map(live -> Duration.between(now, live));
    }

    Instant liveFrom(Target target) {
        Instant live = clock.instant();
        TargetState state = states.get(target);
        if (state != null) {
            BreakerReport breaker = state.breaker().report();
            if (state.takenOut() != null || breaker.state().equals("held_open")) {
                return Instant.MAX;
            }
            live = later(live, breaker.until());
        }
        return later(
                live,
                rings.of(target.account())
                        .flatMap(ring -> ring.usableFrom(target))
                        .orElse(null));
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
