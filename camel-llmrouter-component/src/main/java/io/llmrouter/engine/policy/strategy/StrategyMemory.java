package io.llmrouter.engine.policy.strategy;

/**
 * What strategies remember from one call to the next, by whose it is: the policy and the rule they stand in, and what they
 * are. Who asks again with the same owner gets the same memory, so that it outlives a configuration, and may be had by
 * several routers. Thread-safe. What it gives is asked and told in the middle of calls, so that an implementation must not
 * block, and answers from what it has at hand.
 */
public interface StrategyMemory {

    /**
     * Which target each key is bound to.
     *
     * @param room how many keys are remembered from now on
     */
    Bindings bindings(String owner, int room);

    /**
     * What was learned of targets.
     *
     * @param memory in how many calls, about, what was learned fades
     */
    Arms arms(String owner, int memory);

    /** In this process, of the owners that were last asked for. */
    static StrategyMemory local() {
        return new LocalMemory();
    }

    /** New for everyone who asks: what a strategy remembers ends with it. */
    static StrategyMemory fresh() {
        return new StrategyMemory() {
            @Override
            public Bindings bindings(String owner, int room) {
                return new LatestBindings(room);
            }

            @Override
            public Arms arms(String owner, int memory) {
                return new FadingArms(memory);
            }
        };
    }
}
