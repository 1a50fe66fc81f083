package io.llmrouter.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn. What is null is left to the provider.
 *
 * @param temperature 0 for the likeliest words, higher for more variety
 * @param topP the share of probability to draw from, above 0 to 1
 * @param maxTokens the longest answer, in tokens, reasoning included
 * @param seed asks for repeatable answers, where the provider can
 * @param stop texts that end the answer
 * @param reasoningEffort how long to think, in the provider's words, such as {@code low}
 */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        @Nullable Long seed,
        List<String> stop,
        @Nullable String reasoningEffort) {

    /** Everything left to the provider. */
    public static final Sampling DEFAULT = new Sampling(null, null, null, null, List.of(), null);

    public Sampling {
        stop = List.copyOf(stop);
        if (maxTokens != null && maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, not " + maxTokens);
        }
        if (temperature != null && !(temperature >= 0)) {
            throw new IllegalArgumentException("temperature must be 0 or more, not " + temperature);
        }
        if (topP != null && !(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be above 0 and at most 1, not " + topP);
        }
    }

    /** The same, with another limit on the answer's length. */
    public Sampling withMaxTokens(@Nullable Integer tokens) {
        return new Sampling(temperature, topP, tokens, seed, stop, reasoningEffort);
    }
}
