package io.llmrouter.engine.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Documents in their order.
 *
 * @param model the model as the provider names it; may be empty
 * @param ranking the best first
 * @param usage what it used
 */
public record RerankResponse(String model, List<Place> ranking, Usage usage) implements ModelResponse {

    /**
     * One document.
     *
     * @param index which of the request's documents, from 0
     * @param score how well it answers; comparable within one answer, not between models
     */
    public record Place(int index, double score) {}

    public RerankResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(usage, "usage");
        ranking = ranking.stream()
                .sorted(Comparator.comparingDouble(Place::score).reversed())
                .toList();
    }

    @Override
    public RerankResponse withUsage(Usage other) {
        return new RerankResponse(model, ranking, other);
    }
}
