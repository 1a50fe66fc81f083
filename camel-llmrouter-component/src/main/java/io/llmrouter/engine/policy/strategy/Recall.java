package io.llmrouter.engine.policy.strategy;

/**
 * What one strategy remembers, together with those within it: each by its kind and by its turn in the making, which is the
 * same as long as the configuration says the same. Used by the one thread that makes the strategy.
 */
final class Recall {

    private final StrategyMemory memory;
    private final String owner;
    private int parts;

    Recall(StrategyMemory memory, String owner) {
        this.memory = memory;
        this.owner = owner;
    }

    /** Bindings of such keys. */
    Bindings bindings(String by, int room) {
        return memory.bindings(part("sticky by " + by), room);
    }

    Arms arms(int fading) {
        return memory.arms(part("adaptive"), fading);
    }

    private String part(String kind) {
        parts++;
        return owner + "/" + kind + "/" + parts;
    }
}
