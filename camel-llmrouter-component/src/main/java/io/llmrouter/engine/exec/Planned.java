package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Policy;

/** A call with its plan. */
record Planned(Call call, RequestFeatures features, Policy policy, Plan plan) {

    Planned with(Call other) {
        return new Planned(other, features, policy, plan);
    }

    /** The same call, with a single attempt at each target. */
    Planned once() {
        return new Planned(call, features, policy.withoutRetries(), plan);
    }
}
