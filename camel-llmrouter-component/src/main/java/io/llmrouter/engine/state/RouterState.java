package io.llmrouter.engine.state;

import io.llmrouter.engine.policy.strategy.StrategyMemory;
import java.time.InstantSource;

/**
 * What a router learns from calls and goes by in later ones. It outlives configurations. A router that is given none has its
 * own, which ends with it; routers that are given the same one share it, and one that is opened later goes on where it was
 * left. What is shared is found by the names of targets, policies and rules: routers that share must mean the same by them.
 *
 * @param measurements of targets: latencies, errors, calls under way, answer lengths, spend, warm conversations
 * @param strategies who is bound to whom, and what was learned by feedback, cost and latency
 */
public record RouterState(Measurements measurements, StrategyMemory strategies) {

    /** For one router: it forgets targets that are not configured any more. */
    public static RouterState local(InstantSource clock) {
        return new RouterState(Measurements.local(clock), StrategyMemory.local());
    }

    /** For several routers of this process, together or one after the other: it keeps every target that any of them calls. */
    public static RouterState shared(InstantSource clock) {
        return new RouterState(Measurements.shared(clock), StrategyMemory.local());
    }
}
