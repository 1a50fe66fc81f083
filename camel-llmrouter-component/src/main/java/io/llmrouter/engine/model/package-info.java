/**
 * The words of the engine as values: what is asked (a {@link io.llmrouter.engine.model.ModelRequest} such
 * as {@link io.llmrouter.engine.model.ChatRequest}, under {@link io.llmrouter.engine.model.CallOptions}), what comes back
 * (a {@link io.llmrouter.engine.model.ModelResponse}, or {@link io.llmrouter.engine.model.StreamEvent}s), and what a call came to ({@link io.llmrouter.engine.model.Outcome}).
 * Everything here is immutable and thread-safe, and depends on nothing but the JDK.
 */
@NullMarked
package io.llmrouter.engine.model;

import org.jspecify.annotations.NullMarked;
