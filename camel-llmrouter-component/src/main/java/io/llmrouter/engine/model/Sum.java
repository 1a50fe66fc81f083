package io.llmrouter.engine.model;

/**
 * Adds up what was counted. A sum that is more than a {@code long} holds is the most it holds: who reports so much has
 * miscounted, and an answer is not lost over it.
 */
public final class Sum {

    private Sum() {}

    /**
     * Both together.
     *
     * @param one 0 or more
     * @param other 0 or more
     */
    public static long of(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
