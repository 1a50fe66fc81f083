/**
 * What happened, as values: the {@link io.llmrouter.engine.observe.Decision} of each call, and typed
 * {@link io.llmrouter.engine.observe.CallEvent}s that ledger, meters and routes listen to.
 */
@NullMarked
package io.llmrouter.engine.observe;

import org.jspecify.annotations.NullMarked;
