package io.llmrouter.engine.state;

import io.llmrouter.engine.experiment.ExperimentRecords;
import io.llmrouter.engine.policy.strategy.StrategyMemory;
import java.time.InstantSource;

/**
 * What a router learns from calls and goes by in later ones. It outlives configurations. A router that is given none has its
 * own, which ends with it; routers that are given the same one share it, and one that is opened later goes on where it was
 * left. What is shared is found by the names of targets, policies, rules and experiments: routers that share must mean the same by them.
 *
 * @param measurements of targets: latencies, errors, calls under way, answer lengths, spend, warm conversations
 * @param strategies who is bound to whom, and what was learned by feedback, cost and latency
 * @param experiments what was counted of experiments, and which canaries were taken back
 */
public record RouterState(Measurements measurements, StrategyMemory strategies, ExperimentRecords experiments) {

    /** For one router: it forgets targets and experiments that are not configured any more. */
    public static RouterState local(InstantSource clock) {
        return new RouterState(Measurements.local(clock), StrategyMemory.local(), ExperimentRecords.local());
    }

    /** For several routers of this process, together or one after the other: it keeps all that any of them has. */
    public static RouterState shared(InstantSource clock) {
        return new RouterState(Measurements.shared(clock), StrategyMemory.local(), ExperimentRecords.shared());
    }
}
