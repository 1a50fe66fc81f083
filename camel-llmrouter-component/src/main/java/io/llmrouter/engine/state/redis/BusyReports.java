package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When a node says how many calls it has under way: at most once a second when that changed, and again before others forget it.
 * Used by one thread.
 */
final class BusyReports {

    private static final long LEAST_MILLIS = 1_000;
    private static final long AGAIN_MILLIS = CallsElsewhere.FRESH.toMillis() / 3;

    private final String node;
    private final Supplier<Map<Target, Integer>> calls;
    private final InstantSource clock;
    private Map<Target, Integer> said = Map.of();
    private long saidAt;

    BusyReports(String node, Supplier<Map<Target, Integer>> calls, InstantSource clock) {
        this.node = node;
        this.calls = calls;
        this.clock = clock;
    }

    /** What is to be said now, if anything. */
    Optional<News> due() {
        long since = clock.millis() - saidAt;
        if (since < LEAST_MILLIS) {
            return Optional.empty();
        }
        Map<Target, Integer> now = calls.get();
        if (now.equals(said) && (now.isEmpty() || since < AGAIN_MILLIS)) {
            return Optional.empty();
        }
        said = now;
        saidAt = clock.millis();
        return Optional.of(new BusyNews(node, now));
    }
}
