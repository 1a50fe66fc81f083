package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The strategies there are, by name. Immutable and thread-safe. */
public final class Strategies {

    private final Map<String, Supplier<Strategy>> byName;

    private Strategies(Map<String, Supplier<Strategy>> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** The built-in ones. */
    public static Strategies builtIn() {
        return builtIn(() -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * The built-in ones.
     *
     * @param random what {@code weighted} and {@code random} draw from; must be thread-safe if plans are made by several
     *     threads
     */
    public static Strategies builtIn(RandomGenerator random) {
        Map<String, Supplier<Strategy>> all = new LinkedHashMap<>();
        all.put("ordered", Ordered::new);
        all.put("round-robin", RoundRobin::new);
        all.put("weighted", () -> new Weighted(random));
        all.put("random", () -> new Shuffled(random));
        all.put("lowest-cost", LowestCost::new);
        all.put("lowest-latency", LowestLatency::new);
        return new Strategies(all);
    }

    /** Their names, in the order of the documentation. */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * A new strategy that shares no memory, such as whose turn it is, with any other.
     *
     * @throws IllegalArgumentException naming the nearest valid name if there is no such strategy, or the setting that it
     *     does not have
     */
    public Strategy create(StrategySpec spec) {
        Supplier<Strategy> found = byName.get(spec.name());
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no strategy '" + spec.name() + "'; " + Nearest.hint(spec.name(), names()));
        }
        if (!spec.settings().isEmpty()) {
            String unknown = new TreeSet<>(spec.settings().keySet()).first();
            throw new IllegalArgumentException(
                    "the strategy '" + spec.name() + "' has no setting '" + unknown + "'; it has none");
        }
        return found.get();
    }
}
