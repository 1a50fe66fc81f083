package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.Price;

/**
 * What a target was last told of a conversation, and what of it went through its prompt cache: what would be paid for again
 * if the conversation moved.
 *
 * @param cachedTokens how many input tokens its provider said it read from the cache or wrote to it; 0 when it did not say
 * @param sentTokens how many input tokens it was sent: the most that a provider which caches by itself, and tells of reads
 *     only, may read the next time; 0 once a later turn was read from no cache
 */
public record Warmth(long cachedTokens, long sentTokens) {

    /** Nothing of it is in a cache. */
    public static final Warmth NONE = new Warmth(0, 0);

    /**
     * How many tokens are likely to be read from the cache at a target of that price. Who asks money for what is written to a
     * cache tells of it, and writes only what is marked; of such a one nothing is cached that it did not tell of.
     */
    public long likelyTokens(Price price) {
        return cachedTokens > 0 || price.cacheWrite() != null ? cachedTokens : sentTokens;
    }
}
