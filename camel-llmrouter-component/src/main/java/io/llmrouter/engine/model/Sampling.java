package io.llmrouter.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn. What is null is left to the provider.
 *
 * @param temperature 0 for the likeliest tokens, higher for more variety
 * @param topP the share of probability to draw from, above 0 to 1
 * @param topK how many of the likeliest tokens to draw from
 * @param maxTokens the longest answer, in tokens, reasoning included
 * @param seed asks for repeatable answers, where the provider can
 * @param stop texts that end the answer
 * @param frequencyPenalty against tokens by how often they came already, -2 to 2
 * @param presencePenalty against tokens that came already, -2 to 2
 * @param logprobs asks for the log probability of each token, and of that many alternatives, 0 or more
 */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Integer maxTokens,
        @Nullable Long seed,
        List<String> stop,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Integer logprobs) {

    /** Everything left to the provider. */
    public static final Sampling DEFAULT = new Sampling(null, null, null, null, null, List.of(), null, null, null);

    public Sampling {
        stop = List.copyOf(stop);
        requireAtLeast("maxTokens", maxTokens, 1);
        requireAtLeast("topK", topK, 1);
        requireAtLeast("logprobs", logprobs, 0);
        if (temperature != null && !(temperature >= 0)) {
            throw new IllegalArgumentException("temperature must be 0 or more, not " + temperature);
        }
        if (topP != null && !(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be above 0 and at most 1, not " + topP);
        }
        requirePenalty("frequencyPenalty", frequencyPenalty);
        requirePenalty("presencePenalty", presencePenalty);
    }

    /** What is asked for most: the rest is left to the provider. */
    public static Sampling of(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer maxTokens,
            @Nullable Long seed,
            List<String> stop) {
        return new Sampling(temperature, topP, null, maxTokens, seed, stop, null, null, null);
    }

    /** The same, with another limit on the answer's length. */
    public Sampling withMaxTokens(@Nullable Integer tokens) {
        return new Sampling(temperature, topP, topK, tokens, seed, stop, frequencyPenalty, presencePenalty, logprobs);
    }

    /** The same, drawn from that many of the likeliest tokens. */
    public Sampling withTopK(@Nullable Integer words) {
        return new Sampling(
                temperature, topP, words, maxTokens, seed, stop, frequencyPenalty, presencePenalty, logprobs);
    }

    /** The same, with other penalties on tokens that came already. */
    public Sampling withPenalties(@Nullable Double frequency, @Nullable Double presence) {
        return new Sampling(temperature, topP, topK, maxTokens, seed, stop, frequency, presence, logprobs);
    }

    /** The same, asking for the log probabilities of that many alternatives to each token. */
    public Sampling withLogprobs(@Nullable Integer others) {
        return new Sampling(temperature, topP, topK, maxTokens, seed, stop, frequencyPenalty, presencePenalty, others);
    }

    private static void requireAtLeast(String name, @Nullable Integer value, int least) {
        if (value != null && value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }

    private static void requirePenalty(String name, @Nullable Double value) {
        if (value != null && !(value >= -2 && value <= 2)) {
            throw new IllegalArgumentException(name + " must be from -2 to 2, not " + value);
        }
    }
}
