package io.llmrouter.engine.policy;

/**
 * What a target was last told of a conversation, and what of it went through its prompt cache: what would be paid for again
 * if the conversation moved.
 *
 * @param cachedTokens how many input tokens its provider said it read from the cache or wrote to it; 0 when it did not say
 * @param sentTokens how many input tokens it was sent: the most that a provider which caches by itself, and tells of reads
 *     only, may read the next time
 */
public record Warmth(long cachedTokens, long sentTokens) {}
