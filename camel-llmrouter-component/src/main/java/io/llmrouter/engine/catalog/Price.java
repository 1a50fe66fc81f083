package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
 * @param tiers what holds instead in some cases, as {@link PriceCases} combines them
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
        UnitPrices units,
        List<PriceTier> tiers) {

    /** A price nobody knows. */
    public static final Price UNKNOWN =
            new Price(null, null, null, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());

    /** Costs nothing. */
    public static final Price FREE = of(0, 0);

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
        tiers = List.copyOf(tiers);
    }

    /** A price for input and output, in nano-USD per million tokens. */
    public static Price of(long input, long output) {
        return new Price(input, output, null, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
    }

    /** Whether a plain text call can be priced. */
    public boolean known() {
        return input != null && output != null;
    }

    /**
     * The cost of what was used, rounded once, half to even. Empty when a price it needs is unknown, or when it would
     * be more than a {@link Money} holds, some nine billion US dollars: such a usage was miscounted, and no answer is
     * lost over it.
     *
     * <p>A bill that the provider sends overrides all prices. Audio, images and characters are billed where they have
     * prices, and tokens beside them only where tokens have prices, too; without prices for the former, tokens alone
     * are billed. Searches are billed in addition, or alone where nothing is written. Prices for long inputs apply
     * where the input is that long.
     */
    public Optional<Money> cost(Usage usage) {
        Money billed = usage.units().billed();
        if (billed != null) {
            return Optional.of(billed);
        }
        PriceTier tier = tierOf(usage.inputTokens());
        return UsageCost.of(tier == null ? this : tier.of(this), usage);
    }

    /** Whether the tokens of a call can be priced; one without output, such as an embedding, needs no price for it. */
    boolean pricesTokens(long outputTokens) {
        return input != null && (output != null || outputTokens == 0);
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
        PriceTier tier = tierOf(inputTokens);
        if (tier == null) {
            return estimateNanos(this, inputTokens, outputTokens);
        }
        return estimateNanos(tier.factor() == null ? tier.rates() : tier.of(this), inputTokens, outputTokens);
    }

    private long estimateNanos(Price held, long inputTokens, long outputTokens) {
        return PlainCost.nanos(
                inputTokens,
                orElse(first(held.input, input), 0),
                outputTokens,
                orElse(first(held.output, output), 0),
                orElse(first(held.request, request), 0));
    }

    /** The tier for an input of that length with the highest threshold; null when it is billed as usual. */
    private @Nullable PriceTier tierOf(long inputTokens) {
        PriceTier found = null;
        for (int at = 0; at < tiers.size(); at++) {
            PriceTier tier = tiers.get(at);
            if (tier.isForInputOf(inputTokens) && (found == null || thresholdOf(tier) >= thresholdOf(found))) {
                found = tier;
            }
        }
        return found;
    }

    private static long thresholdOf(PriceTier tier) {
        return orElse(tier.above(), 0);
    }

    /** The prices at an account that computes there, on that day. */
    public Price on(@Nullable String region, LocalDate day) {
        return tiers.isEmpty() ? this : PriceCases.at(region, day, this).settled();
    }

    /**
     * The prices of a service tier; the usual ones when it is null or has none of its own, and none where it is one that
     * always costs more.
     */
    public Price forService(@Nullable String service) {
        boolean hasOwn = tiers.stream().anyMatch(tier -> tier.service() != null && tier.isFor(service));
        if (!hasOwn && PriceTier.isAlwaysDearer(service)) {
            return UNKNOWN;
        }
        return hasOwn ? PriceCases.anywhere(this).of(service) : offering(any -> false);
    }

    /** The same without the prices of service tiers that cannot be had. */
    Price offering(Predicate<String> services) {
        List<PriceTier> offered = tiers.stream()
                .filter(tier -> tier.service() == null || services.test(tier.service()))
                .toList();
        return offered.size() == tiers.size() ? this : withTiers(offered);
    }

    /**
     * This price, changed as much as the other changes the usual one; without tiers. What has no usual price, or none but
     * zero, costs what the other says.
     */
    Price inProportion(Price other, Price usual) {
        boolean freeInput = isZero(other.input);
        boolean freeOutput = isZero(other.output);
        return new Price(
                changed(input, other.input, usual.input),
                changed(output, other.output, usual.output),
                changed(freeInput ? null : cachedInput, other.cachedInput, usual.cachedInput),
                changed(freeInput ? null : cacheWrite, other.cacheWrite, usual.cacheWrite),
                changed(freeInput ? null : longCacheWrite, other.longCacheWrite, usual.longCacheWrite),
                changed(freeInput ? null : inputAudio, other.inputAudio, usual.inputAudio),
                changed(freeOutput ? null : outputAudio, other.outputAudio, usual.outputAudio),
                changed(freeOutput ? null : reasoning, other.reasoning, usual.reasoning),
                changed(request, other.request, usual.request),
                units.inProportion(other.units, usual.units),
                List.of());
    }

    /** A price changed in the proportion of another to the usual one, rounded half to even. */
    static @Nullable Long changed(@Nullable Long price, @Nullable Long other, @Nullable Long usual) {
        if (other == null) {
            return price;
        }
        if (price == null || usual == null || usual == 0 || price.equals(usual)) {
            return other;
        }
        return BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(other))
                .divide(BigDecimal.valueOf(usual), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Every price multiplied, each rounded once, half to even; without tiers. */
    public Price times(BigDecimal factor) {
        return new Price(
                times(input, factor),
                times(output, factor),
                times(cachedInput, factor),
                times(cacheWrite, factor),
                times(longCacheWrite, factor),
                times(inputAudio, factor),
                times(outputAudio, factor),
                times(reasoning, factor),
                times(request, factor),
                units.times(factor),
                List.of());
    }

    static @Nullable Long times(@Nullable Long price, BigDecimal factor) {
        return price == null
                ? null
                : Long.valueOf(BigDecimal.valueOf(price)
                        .multiply(factor)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact());
    }

    /** The same usual prices, and these tiers. */
    public Price withTiers(List<PriceTier> other) {
        return with(units, other);
    }

    /** The same prices of tokens, and these of what is billed otherwise. */
    Price withUnits(UnitPrices other) {
        return with(other, tiers);
    }

    private Price with(UnitPrices otherUnits, List<PriceTier> otherTiers) {
        return new Price(
                input,
                output,
                cachedInput,
                cacheWrite,
                longCacheWrite,
                inputAudio,
                outputAudio,
                reasoning,
                request,
                otherUnits,
                otherTiers);
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
                units.overlaidWith(other.units),
                tiersUnder(other));
    }

    /** A new price of input or output holds in every case, and new tiers replace all old ones. */
    private List<PriceTier> tiersUnder(Price other) {
        boolean keeps = other.tiers.isEmpty() && other.input == null && other.output == null;
        return keeps ? tiers : other.tiers;
    }

    static long orElse(@Nullable Long price, long other) {
        return price == null ? other : price;
    }

    static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : one;
    }

    private static boolean isZero(@Nullable Long price) {
        return price != null && price == 0;
    }

    static void requireNotNegative(String name, @Nullable Long price) {
        if (price != null && price < 0) {
            throw new IllegalArgumentException("the price '" + name + "' is negative: " + price);
        }
    }
}
