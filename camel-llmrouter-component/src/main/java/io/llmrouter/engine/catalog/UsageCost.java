package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.math.BigInteger;
import java.util.Optional;

/** Computes what a usage costs at a price, whose tiers it ignores; {@link Price#cost} has the rules. Stateless. */
final class UsageCost {

    private static final long MILLION = 1_000_000;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(MILLION));

    private UsageCost() {}

    static Optional<Money> of(Price price, Usage usage) {
        if (usage.isPlain() && usage.units().isNone()) {
            long simple = price.estimateNanos(usage.inputTokens(), usage.outputTokens());
            return simple == -1
                    ? Optional.empty()
                    : simple < Long.MAX_VALUE ? Optional.of(new Money(simple)) : sum(price, usage);
        }
        return covers(price, usage) ? sum(price, usage) : Optional.empty();
    }

    /** Whether all that was used has a price: what is billed either by tokens or otherwise needs one of the two. */
    private static boolean covers(Price price, Usage usage) {
        Units used = usage.units();
        boolean searched = used.searches() > 0;
        boolean byTokens = price.pricesTokens(usage.outputTokens());
        boolean bySearches = searched && usage.outputTokens() == 0 && price.input() == null && price.output() == null;
        return (byTokens || bySearches || price.units().pricesMedia(used))
                && (!searched || price.units().search() != null);
    }

    private static Optional<Money> sum(Price price, Usage usage) {
        BigInteger sum = input(price, usage)
                .add(output(price, usage))
                .add(times(MILLION, Price.orElse(price.request(), 0L)))
                .add(price.units().cost(usage.units()));
        return sum.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(Money.ofMillionths(sum));
    }

    private static BigInteger input(Price price, Usage usage) {
        long each = Price.orElse(price.input(), 0L);
        long written = Price.orElse(price.cacheWrite(), each);
        long uncached = without(usage.inputTokens(), usage.cachedInputTokens());
        long unwritten = without(without(uncached, usage.cacheWriteTokens()), usage.longCacheWriteTokens());
        return times(without(unwritten, usage.inputAudioTokens()), each)
                .add(times(usage.cachedInputTokens(), Price.orElse(price.cachedInput(), each)))
                .add(times(usage.cacheWriteTokens(), written))
                .add(times(usage.longCacheWriteTokens(), Price.orElse(price.longCacheWrite(), written)))
                .add(times(usage.inputAudioTokens(), Price.orElse(price.inputAudio(), each)));
    }

    private static BigInteger output(Price price, Usage usage) {
        long each = Price.orElse(price.output(), 0L);
        long unthought = without(usage.outputTokens(), usage.reasoningTokens());
        return times(without(unthought, usage.outputAudioTokens()), each)
                .add(times(usage.reasoningTokens(), Price.orElse(price.reasoning(), each)))
                .add(times(usage.outputAudioTokens(), Price.orElse(price.outputAudio(), each)));
    }

    private static BigInteger times(long units, long price) {
        return BigInteger.valueOf(units).multiply(BigInteger.valueOf(price));
    }

    private static long without(long total, long part) {
        return Math.max(0, total - part);
    }
}
