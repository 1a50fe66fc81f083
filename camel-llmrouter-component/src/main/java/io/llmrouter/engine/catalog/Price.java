package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Usage;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs, in nano-USD per million tokens. What is null is unknown: it is never taken for zero. A class of
 * tokens without a price of its own costs what its total costs.
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
        @Nullable Long request) {

    /** A price nobody knows. */
    public static final Price UNKNOWN = new Price(null, null, null, null, null, null, null, null, null);

    /** Costs nothing. */
    public static final Price FREE = of(0, 0);

    /** A price for input and output, in nano-USD per million tokens. */
    public static Price of(long input, long output) {
        return new Price(input, output, null, null, null, null, null, null, null);
    }

    /** Whether a plain text call can be priced. */
    public boolean known() {
        return input != null && output != null;
    }

    /** The cost of what was used, rounded once, half to even; empty when a price it needs is unknown. */
    public Optional<Money> cost(Usage usage) {
        if (input == null || output == null) {
            return Optional.empty();
        }
        long plainInput = usage.inputTokens()
                - usage.cachedInputTokens()
                - usage.cacheWriteTokens()
                - usage.longCacheWriteTokens()
                - usage.inputAudioTokens();
        long plainOutput = usage.outputTokens() - usage.reasoningTokens() - usage.outputAudioTokens();
        BigInteger sum = times(plainInput, input)
                .add(times(usage.cachedInputTokens(), orElse(cachedInput, input)))
                .add(times(usage.cacheWriteTokens(), orElse(cacheWrite, input)))
                .add(times(usage.longCacheWriteTokens(), orElse(longCacheWrite, orElse(cacheWrite, input))))
                .add(times(usage.inputAudioTokens(), orElse(inputAudio, input)))
                .add(times(plainOutput, output))
                .add(times(usage.reasoningTokens(), orElse(reasoning, output)))
                .add(times(usage.outputAudioTokens(), orElse(outputAudio, output)))
                .add(times(1_000_000, orElse(request, 0L)));
        return Optional.of(Money.ofMillionths(sum));
    }

    private static BigInteger times(long units, long price) {
        return BigInteger.valueOf(Math.max(0, units)).multiply(BigInteger.valueOf(price));
    }

    private static long orElse(@Nullable Long price, long other) {
        return price == null ? other : price;
    }
}
