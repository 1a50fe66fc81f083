package io.llmrouter.engine.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider to keep the prompt up to here, for a next request that begins the same. Providers that keep prompts
 * by themselves ignore it.
 *
 * @param ttl how long to keep it, where the provider lets one choose; null for its usual time
 */
public record CacheMark(@Nullable Duration ttl) {

    /** For the provider's usual time. */
    public static final CacheMark USUAL = new CacheMark(null);
}
