package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a model thinks of content.
 *
 * @param model the model as the provider names it; may be empty
 * @param flagged whether it is harmful
 * @param categories in what way, in the provider's words; empty when it is not
 * @param scores how likely each way is, from 0 to 1, as far as the provider tells
 * @param usage what it used
 */
public record ModerateResponse(
        String model, boolean flagged, Set<String> categories, Map<String, Double> scores, Usage usage)
        implements ModelResponse {

    public ModerateResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(usage, "usage");
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    }

    @Override
    public ModerateResponse withUsage(Usage other) {
        return new ModerateResponse(model, flagged, categories, scores, other);
    }
}
