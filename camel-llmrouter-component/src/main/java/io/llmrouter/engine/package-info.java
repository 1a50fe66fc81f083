/**
 * The engine's door: {@link io.llmrouter.engine.LlmRouter} answers requests by policy, and throws one of the small
 * family of {@link io.llmrouter.engine.LlmRouterException} when it cannot.
 */
@NullMarked
package io.llmrouter.engine;

import org.jspecify.annotations.NullMarked;
