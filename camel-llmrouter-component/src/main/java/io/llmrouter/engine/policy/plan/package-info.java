/**
 * Makes plans. The {@link io.llmrouter.engine.policy.plan.Planner} finds the policy, the rules that hold and what was worked
 * out for them, has the constraints judge, and has the strategy put in order whom they leave. What does not depend on a
 * request is worked out once: a policy ({@code Prepared}) has a {@code Branch} for each set of rules, and a branch a
 * {@code Lineup} for each list of candidates.
 */
@NullMarked
package io.llmrouter.engine.policy.plan;

import org.jspecify.annotations.NullMarked;
