/**
 * What a rule can ask: of the caller, the clock and the input's length ({@link io.llmrouter.engine.policy.condition.When}),
 * and of what the prompt is like ({@link io.llmrouter.engine.policy.condition.WhenPrompt}).
 */
@NullMarked
package io.llmrouter.engine.policy.condition;

import org.jspecify.annotations.NullMarked;
