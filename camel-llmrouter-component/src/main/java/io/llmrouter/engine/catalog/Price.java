package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Usage;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs, in nano-USD per million tokens. What is null is unknown: it is never taken for zero. A class of
 * tokens without a price of its own costs what its total costs. Immutable and thread-safe.
 *
 * @param input input tokens
 * @param output output tokens
 * @param cachedInput input read from the provider's prompt cache
 * @param cacheWrite input written to the provider's prompt cache
 * @param longCacheWrite input written to the provider's prompt cache for its long time
 * @param inputAudio audio input
 * @param outputAudio audio output
 * @param reasoning reasoning output
 * @param request each request, in nano-USD
 * @param units what is billed otherwise than by tokens
 */
public record Price(
        @Nullable Long input,
        @Nullable Long output,
        @Nullable Long cachedInput,
        @Nullable Long cacheWrite,
        @Nullable Long longCacheWrite,
        @Nullable Long inputAudio,
        @Nullable Long outputAudio,
        @Nullable Long reasoning,
        @Nullable Long request,
        UnitPrices units) {

    /** A price nobody knows. */
    public static final Price UNKNOWN =
            new Price(null, null, null, null, null, null, null, null, null, UnitPrices.UNKNOWN);

    /** Costs nothing. */
    public static final Price FREE = of(0, 0);

    private static final long MILLION = 1_000_000;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(MILLION));

    public Price {
        requireNotNegative("input", input);
        requireNotNegative("output", output);
        requireNotNegative("cachedInput", cachedInput);
        requireNotNegative("cacheWrite", cacheWrite);
        requireNotNegative("longCacheWrite", longCacheWrite);
        requireNotNegative("inputAudio", inputAudio);
        requireNotNegative("outputAudio", outputAudio);
        requireNotNegative("reasoning", reasoning);
        requireNotNegative("request", request);
    }

    /** A price for input and output, in nano-USD per million tokens. */
    public static Price of(long input, long output) {
        return new Price(input, output, null, null, null, null, null, null, null, UnitPrices.UNKNOWN);
    }

    /** Whether a plain text call can be priced. */
    public boolean known() {
        return input != null && output != null;
    }

    /**
     * The cost of what was used, rounded once, half to even; empty when a price it needs is unknown, or when it would be
     * more than a {@link Money} holds, some nine billion US dollars: who reports such a usage has miscounted, and an
     * answer is not lost over it. Units that were used are billed where they have prices, and tokens then only where those
     * have some, too; without prices for the units, tokens alone are billed.
     */
    public Optional<Money> cost(Usage usage) {
        boolean byUnits = units.prices(usage.units());
        if (!byUnits && !pricesTokens(usage.outputTokens())) {
            return Optional.empty();
        }
        long simple =
                usage.isPlain() && !byUnits ? estimateNanos(usage.inputTokens(), usage.outputTokens()) : Long.MAX_VALUE;
        return simple < Long.MAX_VALUE
                ? Optional.of(new Money(simple))
                : sum(usage, byUnits ? units.cost(usage.units()) : BigInteger.ZERO);
    }

    /** Whether the tokens of a call can be priced; one without output, such as an embedding, needs no price for it. */
    private boolean pricesTokens(long outputTokens) {
        return input != null && (output != null || outputTokens == 0);
    }

    private Optional<Money> sum(Usage usage, BigInteger forUnits) {
        long input = orElse(this.input, 0L);
        long output = orElse(this.output, 0L);
        long uncached = without(usage.inputTokens(), usage.cachedInputTokens());
        long unwritten = without(without(uncached, usage.cacheWriteTokens()), usage.longCacheWriteTokens());
        long plainInput = without(unwritten, usage.inputAudioTokens());
        long plainOutput = without(without(usage.outputTokens(), usage.reasoningTokens()), usage.outputAudioTokens());
        BigInteger sum = times(plainInput, input)
                .add(times(usage.cachedInputTokens(), orElse(cachedInput, input)))
                .add(times(usage.cacheWriteTokens(), orElse(cacheWrite, input)))
                .add(times(usage.longCacheWriteTokens(), orElse(longCacheWrite, orElse(cacheWrite, input))))
                .add(times(usage.inputAudioTokens(), orElse(inputAudio, input)))
                .add(times(plainOutput, output))
                .add(times(usage.reasoningTokens(), orElse(reasoning, output)))
                .add(times(usage.outputAudioTokens(), orElse(outputAudio, output)))
                .add(times(MILLION, orElse(request, 0L)))
                .add(forUnits);
        return sum.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(Money.ofMillionths(sum));
    }

    /**
     * What plain input and output would cost, in nano-USD: the same integer as {@link #cost}, without allocating, for
     * use on every candidate of every plan. {@link Long#MAX_VALUE} where {@code cost} has no amount for it.
     *
     * @param inputTokens 0 or more
     * @param outputTokens 0 or more
     * @return -1 when the price is unknown
     */
    public long estimateNanos(long inputTokens, long outputTokens) {
        if (!pricesTokens(outputTokens)) {
            return -1;
        }
        long inPrice = orElse(input, 0L);
        long outPrice = orElse(output, 0L);
        long whole = sum(sum(wholePart(inputTokens, inPrice), wholePart(outputTokens, outPrice)), orElse(request, 0L));
        long millionths = fraction(inputTokens, inPrice) + fraction(outputTokens, outPrice);
        whole = sum(whole, millionths / MILLION);
        long rest = millionths % MILLION * 2;
        boolean up = rest > MILLION || (rest == MILLION && (whole & 1) == 1);
        return up ? sum(whole, 1) : whole;
    }

    /**
     * This price with what the other knows in place of its own. An input or output price of zero also makes every class
     * of that input or output free unless the other prices it: who says a model is free means its cached tokens too.
     */
    public Price overlaidWith(Price other) {
        boolean freeInput = isZero(other.input);
        boolean freeOutput = isZero(other.output);
        return new Price(
                first(other.input, input),
                first(other.output, output),
                first(other.cachedInput, freeInput ? null : cachedInput),
                first(other.cacheWrite, freeInput ? null : cacheWrite),
                first(other.longCacheWrite, freeInput ? null : longCacheWrite),
                first(other.inputAudio, freeInput ? null : inputAudio),
                first(other.outputAudio, freeOutput ? null : outputAudio),
                first(other.reasoning, freeOutput ? null : reasoning),
                first(other.request, request),
                units.overlaidWith(other.units));
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

    private static BigInteger times(long units, long price) {
        return BigInteger.valueOf(units).multiply(BigInteger.valueOf(price));
    }

    private static long without(long total, long part) {
        return Math.max(0, total - part);
    }

    private static long orElse(@Nullable Long price, long other) {
        return price == null ? other : price;
    }

    private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : one;
    }

    private static boolean isZero(@Nullable Long price) {
        return price != null && price == 0;
    }

    private static void requireNotNegative(String name, @Nullable Long price) {
        if (price != null && price < 0) {
            throw new IllegalArgumentException("the price '" + name + "' is negative: " + price);
        }
    }
}
