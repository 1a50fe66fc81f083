/**
 * Proves who sends a request where no fixed key does: a {@link io.llmrouter.engine.provider.identity.RequestSigner} adds
 * headers, a {@link io.llmrouter.engine.provider.identity.CachedToken} caches an access token, and a
 * {@link io.llmrouter.engine.provider.identity.SharedLookup} runs a library that cannot be interrupted. The signers of
 * single clouds are packages of their own.
 */
@NullMarked
package io.llmrouter.engine.provider.identity;

import org.jspecify.annotations.NullMarked;
