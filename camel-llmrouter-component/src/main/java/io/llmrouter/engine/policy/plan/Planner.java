package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.Map;

/** Makes plans. Thread-safe, and pure but for what a strategy remembers, such as whose turn it is. */
public interface Planner {

    /**
     * Settles by which policy, rules and variant a request is planned.
     *
     * @throws IllegalArgumentException with a message for the caller, if the options name a policy, strategy or model that
     *     is not there
     */
    Planning begin(PlanRequest request);

    /**
     * The plan for a request that is going to be carried out by it, by what is known of it already.
     *
     * @throws IllegalArgumentException as {@link #begin}
     */
    default Proposal propose(PlanRequest request) {
        return begin(request).propose(request);
    }

    /**
     * The plan for a request, by what is known of it already.
     *
     * @throws IllegalArgumentException as {@link #begin}
     */
    default Plan plan(PlanRequest request) {
        return propose(request).plan();
    }

    /**
     * The policy that such options choose.
     *
     * @throws IllegalArgumentException as {@link #begin}
     */
    Policy policy(CallOptions options);

    /**
     * A planner for such policies. Everything that does not depend on a request is worked out here, once.
     *
     * @param policies by name; options that name none choose {@code default}
     * @param roster every target there is
     * @param signals what is being learned of targets; asked anew for every plan
     * @param strategies the orders there are
     * @throws IllegalArgumentException naming the policy and the nearest valid word, if a policy names a target or strategy
     *     that is not there
     */
    static Planner of(Map<String, Policy> policies, Roster roster, Signals signals, Strategies strategies) {
        return PolicyPlanner.prepare(policies, roster, signals, strategies);
    }
}
