package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.CallOptions;

/** Makes plans. Thread-safe, and pure but for what a strategy remembers, such as whose turn it is. */
public interface Planner {

    /**
     * The plan for a request.
     *
     * @throws IllegalArgumentException with a message for the caller, if the options name a policy, strategy or model that
     *     is not there
     */
    Plan plan(PlanRequest request);

    /**
     * The policy that such options choose.
     *
     * @throws IllegalArgumentException as {@link #plan}
     */
    Policy policy(CallOptions options);
}
