package io.llmrouter.engine.exec;

import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.plan.Planning;

/** A call whose plan is begun, with all that the plan depends on. */
record Begun(Call call, PlanRequest question, Planning planning) {}
