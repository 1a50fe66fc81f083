/**
 * Who may be chosen. A {@link io.llmrouter.engine.policy.constraint.Constraint} judges one candidate;
 * {@link io.llmrouter.engine.policy.constraint.Demands} says which constraints hold for a configuration and a request; the
 * {@link io.llmrouter.engine.policy.constraint.Shortlist} is what they leave. Constraints know no strategy and no planner.
 */
@NullMarked
package io.llmrouter.engine.policy.constraint;

import org.jspecify.annotations.NullMarked;
