package io.llmrouter.engine.exec;

import io.llmrouter.engine.policy.PlanRequest;

/** A call whose features can be asked for. */
record Described(Call call, PlanRequest question) {}
