package io.llmrouter.engine.catalog;

/**
 * The cost of plain input and output as one exact sum of whole numbers, rounded once, half to even, without allocating.
 * What is more than a long holds is {@link Long#MAX_VALUE}.
 */
final class PlainCost {

    private static final long MILLION = 1_000_000;

    private PlainCost() {}

    /** In nano-USD, for prices in nano-USD per million tokens and one for the request. */
    static long nanos(long inputTokens, long inputPrice, long outputTokens, long outputPrice, long request) {
        long whole = sum(sum(wholePart(inputTokens, inputPrice), wholePart(outputTokens, outputPrice)), request);
        long millionths = fraction(inputTokens, inputPrice) + fraction(outputTokens, outputPrice);
        whole = sum(whole, millionths / MILLION);
        long rest = millionths % MILLION * 2;
        boolean up = rest > MILLION || (rest == MILLION && (whole & 1) == 1);
        return up ? sum(whole, 1) : whole;
    }

    /** The part of tokens × price / 10⁶ whose millionths are left to {@link #fraction}: it keeps below 2⁶³ or saturates. */
    private static long wholePart(long tokens, long price) {
        long ofWholePrice = product(tokens, price / MILLION);
        return sum(ofWholePrice, tokens / MILLION * (price % MILLION));
    }

    private static long fraction(long tokens, long price) {
        return tokens % MILLION * (price % MILLION);
    }

    private static long product(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
