package io.llmrouter.engine.model;

/**
 * What a call used: tokens, and {@link Units} where models are billed otherwise. The classes of tokens below the two
 * totals are parts of them, not additions to them.
 *
 * @param inputTokens all input, cached and written to a cache included
 * @param cachedInputTokens of the input: read from the provider's prompt cache
 * @param cacheWriteTokens of the input: written to the provider's prompt cache for its usual time
 * @param longCacheWriteTokens of the input: written to the provider's prompt cache for its long time
 * @param inputAudioTokens of the input: audio, without what is known to be of the cached
 * @param inputImageTokens of the input: images
 * @param outputTokens all output, reasoning included
 * @param reasoningTokens of the output: reasoning
 * @param outputAudioTokens of the output: audio
 * @param source who counted
 * @param units what was used beside tokens
 */
public record Usage(
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long longCacheWriteTokens,
        long inputAudioTokens,
        long inputImageTokens,
        long outputTokens,
        long reasoningTokens,
        long outputAudioTokens,
        Source source,
        Units units) {

    /** Nothing used, by the provider's word. */
    public static final Usage NONE = of(0, 0);

    /** Who counted the tokens. */
    public enum Source {
        /** The provider said so. */
        REPORTED,
        /** The provider did not say; the engine estimated. */
        ESTIMATED
    }

    public Usage {
        long least = Math.min(
                Math.min(Math.min(inputTokens, outputTokens), Math.min(cachedInputTokens, reasoningTokens)),
                Math.min(
                        Math.min(cacheWriteTokens, longCacheWriteTokens),
                        Math.min(inputAudioTokens, Math.min(inputImageTokens, outputAudioTokens))));
        if (least < 0) {
            throw new IllegalArgumentException("tokens cannot be negative");
        }
    }

    /** Plain input and output, as the provider reported them. */
    public static Usage of(long inputTokens, long outputTokens) {
        return new Usage(inputTokens, 0, 0, 0, 0, 0, outputTokens, 0, 0, Source.REPORTED, Units.NONE);
    }

    /** Plain input and output, as the engine estimated them. */
    public static Usage estimated(long inputTokens, long outputTokens) {
        return new Usage(inputTokens, 0, 0, 0, 0, 0, outputTokens, 0, 0, Source.ESTIMATED, Units.NONE);
    }

    /** The same tokens, and these units. */
    public Usage with(Units other) {
        return new Usage(
                inputTokens,
                cachedInputTokens,
                cacheWriteTokens,
                longCacheWriteTokens,
                inputAudioTokens,
                inputImageTokens,
                outputTokens,
                reasoningTokens,
                outputAudioTokens,
                source,
                other);
    }

    /** Both together; estimated if one of them is. */
    public Usage plus(Usage other) {
        return new Usage(
                sum(inputTokens, other.inputTokens),
                sum(cachedInputTokens, other.cachedInputTokens),
                sum(cacheWriteTokens, other.cacheWriteTokens),
                sum(longCacheWriteTokens, other.longCacheWriteTokens),
                sum(inputAudioTokens, other.inputAudioTokens),
                sum(inputImageTokens, other.inputImageTokens),
                sum(outputTokens, other.outputTokens),
                sum(reasoningTokens, other.reasoningTokens),
                sum(outputAudioTokens, other.outputAudioTokens),
                source == Source.ESTIMATED ? source : other.source,
                units.plus(other.units));
    }

    /**
     * Two counts together. A sum that is more than a {@code long} holds is the most it holds: who reports so much has
     * miscounted, and an answer is not lost over it.
     *
     * @param one 0 or more
     * @param other 0 or more
     */
    public static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Whether nothing was used, as far as is known. */
    public boolean isNothing() {
        return totalTokens() == 0 && units.isNone();
    }

    /** Input and output together. */
    public long totalTokens() {
        return sum(inputTokens, outputTokens);
    }

    /** Whether all of it is of the two usual classes: input read as it is, and output as text. */
    public boolean isPlain() {
        return (cachedInputTokens | cacheWriteTokens | longCacheWriteTokens | inputAudioTokens) == 0
                && (reasoningTokens | outputAudioTokens) == 0;
    }
}
