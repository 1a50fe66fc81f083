package io.llmrouter.engine.model;

import java.util.Objects;

/**
 * How many tokens a conversation is. Counting uses nothing.
 *
 * @param model the model whose tokens they are
 * @param tokens the input's length, tools and schema included
 * @param way who counted
 * @param error how far off it may be, as a share: nineteen of twenty counts are nearer; 0 when the provider counted
 */
public record CountTokensResponse(String model, long tokens, Way way, double error) implements ModelResponse {

    /** Who counts tokens. */
    public enum Way {
        /** The provider. */
        PROVIDER,
        /** The model's own vocabulary, in this process; what the form of a conversation adds is by rule of thumb. */
        TOKENIZER,
        /** The engine's estimate, without a vocabulary. */
        ESTIMATE
    }

    public CountTokensResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(way, "way");
    }

    /** The provider's own count. */
    public static CountTokensResponse counted(String model, long tokens) {
        return new CountTokensResponse(model, tokens, Way.PROVIDER, 0);
    }

    /** The same under the name that the model has at its provider. */
    public CountTokensResponse named(String other) {
        return new CountTokensResponse(other, tokens, way, error);
    }

    @Override
    public Usage usage() {
        return Usage.NONE;
    }

    @Override
    public CountTokensResponse withUsage(Usage other) {
        return this;
    }
}
