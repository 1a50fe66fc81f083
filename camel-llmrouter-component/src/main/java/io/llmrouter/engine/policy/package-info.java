/**
 * Decides, and never calls: {@link io.llmrouter.engine.policy.Candidate}s pass the
 * {@link io.llmrouter.engine.policy.Constraint}s (or are refused with a reason) and are put in order by a
 * {@link io.llmrouter.engine.policy.Strategy}; the {@link io.llmrouter.engine.policy.Planner} makes the
 * {@link io.llmrouter.engine.policy.Plan} of it. Pure: what it knows of the world comes in as
 * {@link io.llmrouter.engine.policy.Signals}.
 */
@NullMarked
package io.llmrouter.engine.policy;

import org.jspecify.annotations.NullMarked;
