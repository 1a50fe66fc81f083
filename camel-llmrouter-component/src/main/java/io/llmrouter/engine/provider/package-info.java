/**
 * Calls one model at one account: {@link io.llmrouter.engine.provider.Provider}. A provider over HTTP is a
 * {@link io.llmrouter.engine.provider.ChatDialect} (pure mapping functions, a package each), quirks (data) and the
 * transport; others run in the process.
 *
 * <p>This package has the interfaces and what the writers and readers of all dialects share. Below it, {@code http} sends
 * requests, {@code conversation} fits conversations to a protocol, {@code schema} checks answers, {@code error} classifies
 * errors, {@code usage} reads usage and rate limits, {@code identity} opens accounts without a fixed key; the others are
 * dialects, clouds and providers inside the process.
 */
@NullMarked
package io.llmrouter.engine.provider;

import org.jspecify.annotations.NullMarked;
