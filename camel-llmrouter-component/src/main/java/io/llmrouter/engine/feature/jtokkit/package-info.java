/** Counts tokens by a model's own vocabulary, where the optional dependency {@code com.knuddels:jtokkit} is there. */
@NullMarked
package io.llmrouter.engine.feature.jtokkit;

import org.jspecify.annotations.NullMarked;
