/**
 * Calling one model at one provider: {@link io.llmrouter.engine.provider.Provider}. A provider over HTTP is a dialect
 * (pure mapping functions, a package each), quirks (data) and the transport; others are in-process.
 */
@NullMarked
package io.llmrouter.engine.provider;

import org.jspecify.annotations.NullMarked;
