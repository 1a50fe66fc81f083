package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Policy;

/**
 * A call with its plan.
 *
 * @param hedge whether it is run beside itself, because it was late
 */
record Planned(Call call, RequestFeatures features, Policy policy, Plan plan, boolean hedge) {

    Planned(Call call, RequestFeatures features, Policy policy, Plan plan) {
        this(call, features, policy, plan, false);
    }

    Planned with(Call other) {
        return new Planned(other, features, policy, plan, hedge);
    }

    /** The same call by another plan. */
    Planned by(Plan other) {
        return new Planned(call, features, policy, other, hedge);
    }

    /** The same call as its own hedge: with a single attempt. */
    Planned asHedge() {
        return new Planned(call, features, policy.withoutRetries(), plan, true);
    }
}
