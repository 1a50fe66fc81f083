package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The strategies there are, by name. Immutable and thread-safe. */
public final class Strategies {

    /** A strategy: the settings it has, and how it is made of them. */
    private record Kind(Set<String> settings, Function<StrategySettings, Strategy> maker) {

        static Kind plain(Supplier<Strategy> maker) {
            return new Kind(Set.of(), settings -> maker.get());
        }
    }

    private final Map<String, Kind> byName;
    private final CustomStrategies customs;
    private final StrategyMemory memory;
    private final String owner;

    private Strategies(Map<String, Kind> byName, CustomStrategies customs, StrategyMemory memory, String owner) {
        this.byName = Collections.unmodifiableMap(byName);
        this.customs = customs;
        this.memory = memory;
        this.owner = owner;
    }

    /** The built-in ones. */
    public static Strategies builtIn() {
        return builtIn(() -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * The built-in ones.
     *
     * @param random what those draw from that draw; must be thread-safe if plans are made by several threads
     */
    public static Strategies builtIn(RandomGenerator random) {
        Map<String, Kind> all = new LinkedHashMap<>();
        all.put("ordered", Kind.plain(Ordered::new));
        all.put("round-robin", Kind.plain(RoundRobin::new));
        all.put("weighted", Kind.plain(() -> new Weighted(random)));
        all.put("random", Kind.plain(() -> new Shuffled(random)));
        all.put("price-weighted", Kind.plain(() -> new PriceWeighted(random)));
        all.put("lowest-cost", Kind.plain(LowestCost::new));
        all.put("lowest-latency", new Kind(Set.of("of", "percentile"), given -> new LowestLatency(given.speed())));
        all.put("highest-throughput", new Kind(Set.of("percentile"), HighestThroughput::new));
        all.put("least-busy", Kind.plain(LeastBusy::new));
        all.put("usage-headroom", Kind.plain(UsageHeadroom::new));
        all.put("highest-quality", new Kind(Set.of("task"), given -> new HighestQuality(given.text("task"))));
        all.put(
                "weighted-score",
                new Kind(Set.of("weights", "priorities", "of", "percentile", "task"), WeightedScore::new));
        all.put("sticky", new Kind(Set.of("by", "otherwise", "remembers"), given -> new Sticky(given, random)));
        all.put("by-region", new Kind(Set.of("regions"), given -> new ByRegion(given.words("regions"))));
        all.put("complexity", new Kind(Set.of("levels"), ByComplexity::new));
        all.put(
                "cascade",
                new Kind(
                        Set.of(
                                "order",
                                "verify",
                                "schema",
                                "judge",
                                "judgeMessage",
                                "samples",
                                "threshold",
                                "steps",
                                "onUnverified"),
                        Cascade::new));
        all.put("tiers", new Kind(Set.of("of"), TieredOrder::new));
        all.put("adaptive", new Kind(Set.of("reward", "memory", "explore"), given -> new Adaptive(given, random)));
        return new Strategies(all, CustomStrategies.none(), StrategyMemory.fresh(), "")
                .with(CustomStrategies.none())
                .with(Knowledge.none());
    }

    /** The same, with what the application brings with it. */
    public Strategies with(CustomStrategies customs) {
        Map<String, Kind> all = new LinkedHashMap<>(byName);
        all.put("custom", new Kind(Set.of("bean", "expression"), given -> new Custom(given, customs)));
        return new Strategies(all, customs, memory, owner);
    }

    /** What the application brings with it. */
    CustomStrategies customs() {
        return customs;
    }

    /** The same, with what is known beside the configuration. */
    public Strategies with(Knowledge knowledge) {
        Map<String, Kind> all = new LinkedHashMap<>(byName);
        all.put(
                "semantic",
                new Kind(
                        Set.of("routes", "threshold", "margin", "otherwise", "embedder"),
                        given -> new Semantic(given, knowledge)));
        all.put(
                "intent",
                new Kind(
                        Set.of(
                                "examples",
                                "bean",
                                "labeller",
                                "labels",
                                "labellerMessage",
                                "routes",
                                "threshold",
                                "margin",
                                "otherwise",
                                "embedder"),
                        given -> new ByIntent(given, knowledge)));
        all.put(
                "learned",
                new Kind(
                        Set.of(
                                "model",
                                "embedder",
                                "costCeiling",
                                "qualityFloor",
                                "strongShare",
                                "valueOfQuality",
                                "safe",
                                "abstain"),
                        given -> new Learned(given, knowledge)));
        return new Strategies(all, customs, memory, owner);
    }

    /** The same, remembering there. */
    public Strategies with(StrategyMemory remembering) {
        return new Strategies(byName, customs, remembering, owner);
    }

    /** The same for one part of a configuration, such as a policy, or a rule in it, apart from all others. */
    public Strategies of(String part) {
        return new Strategies(byName, customs, memory, owner + "/" + part);
    }

    /** The order that a preference makes. */
    public static Strategy preferring(Preference preference) {
        return new Preferred(preference);
    }

    /** Their names, in the order of the documentation. */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * The settings that a strategy has.
     *
     * @throws IllegalArgumentException naming the nearest valid name if there is no such strategy
     */
    public Set<String> settings(String name) {
        return kind(name).settings();
    }

    /**
     * A new strategy. It shares whose turn it is with no other; whom it bound, and what it learned, with those that were
     * made of the same for the same part of a configuration, if these strategies {@linkplain #with(StrategyMemory)
     * remember} anywhere.
     *
     * @throws UnusableStrategy naming the nearest valid word if there is no such strategy, it has no such setting, or the
     *     setting cannot have that value
     */
    public Strategy create(StrategySpec spec) {
        return create(spec, new Recall(memory, owner));
    }

    /** A strategy within another one, or by itself. */
    Strategy create(StrategySpec spec, Recall recall) {
        try {
            return made(spec, recall);
        } catch (UnusableStrategy e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UnusableStrategy(spec, e);
        }
    }

    private Strategy made(StrategySpec spec, Recall recall) {
        Kind kind = kind(spec.name());
        for (String each : new TreeSet<>(spec.settings().keySet())) {
            if (!kind.settings().contains(each)) {
                throw new IllegalArgumentException("the strategy '" + spec.name() + "' has no setting '" + each + "'; "
                        + (kind.settings().isEmpty() ? "it has none" : Nearest.hint(each, kind.settings())));
            }
        }
        return kind.maker().apply(new StrategySettings(spec, this, recall));
    }

    private Kind kind(String name) {
        Kind found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no strategy '" + name + "'; " + Nearest.hint(name, names()));
        }
        return found;
    }
}
