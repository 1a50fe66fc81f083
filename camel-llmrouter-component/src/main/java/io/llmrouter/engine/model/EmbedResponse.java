package io.llmrouter.engine.model;

import java.util.List;
import java.util.Objects;

/**
 * Texts as vectors.
 *
 * @param model the model as the provider names it; may be empty
 * @param vectors one for each input, in their order, all of one length; not to be changed
 * @param usage what it used
 */
public record EmbedResponse(String model, List<float[]> vectors, Usage usage) implements ModelResponse {

    public EmbedResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(usage, "usage");
        vectors = List.copyOf(vectors);
    }

    @Override
    public EmbedResponse withUsage(Usage other) {
        return new EmbedResponse(model, vectors, other);
    }
}
