/**
 * The words of deciding: a {@link io.llmrouter.engine.policy.Policy} with its {@link io.llmrouter.engine.policy.Rule}s, the
 * {@link io.llmrouter.engine.policy.Candidate}s, and the {@link io.llmrouter.engine.policy.Plan} that comes of them. Nothing
 * here calls a model: what is known of the world comes in as {@link io.llmrouter.engine.policy.Signals}. The work is done by
 * the packages below: {@code condition} (when a rule applies), {@code constraint} (who may be chosen), {@code strategy} (in
 * which order) and {@code plan} (the planner).
 */
@NullMarked
package io.llmrouter.engine.policy;

import org.jspecify.annotations.NullMarked;
