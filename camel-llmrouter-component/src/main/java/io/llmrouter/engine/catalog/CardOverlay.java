package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes on a model card: the part of {@code models:} that describes a model. What is null or empty is inherited.
 * Immutable and thread-safe.
 *
 * @param contextWindow tokens of input and output together
 * @param maxOutput the longest answer in tokens
 * @param input what it reads, in place of what the card said
 * @param output what it writes, in place of what the card said
 * @param features what it can do, in place of what the card said
 * @param price only what is not null here overrides; see {@link Price#overlaidWith}
 * @param quality scores by task, each overriding the card's for that task
 * @param tags added to the card's
 * @param operations what it is for, in place of what the card said
 * @param retires the day from which on it is no longer served
 * @param licence the licence of its weights
 * @param successor the id of the model that its vendor recommends when it retires
 */
public record CardOverlay(
        @Nullable Long contextWindow,
        @Nullable Long maxOutput,
        Set<Modality> input,
        Set<Modality> output,
        Set<ModelFeature> features,
        Price price,
        Map<String, Double> quality,
        Set<String> tags,
        Set<Operation> operations,
        @Nullable LocalDate retires,
        @Nullable String licence,
        @Nullable String successor) {

    /** Changes nothing. */
    public static final CardOverlay NONE = new CardOverlay(
            null, null, Set.of(), Set.of(), Set.of(), Price.UNKNOWN, Map.of(), Set.of(), Set.of(), null, null, null);

    public CardOverlay {
        input = Set.copyOf(input);
        output = Set.copyOf(output);
        features = Set.copyOf(features);
        quality = Map.copyOf(quality);
        tags = Set.copyOf(tags);
        operations = Set.copyOf(operations);
    }

    /** The card of that id: the given one with these changes. */
    public ModelCard applyTo(String id, ModelCard base) {
        Map<String, Double> scores = new HashMap<>(base.quality());
        scores.putAll(quality);
        Set<String> allTags = new HashSet<>(base.tags());
        allTags.addAll(tags);
        return new ModelCard(
                id,
                contextWindow == null ? base.contextWindow() : contextWindow,
                maxOutput == null ? base.maxOutput() : maxOutput,
                input.isEmpty() ? base.input() : input,
                output.isEmpty() ? base.output() : output,
                features.isEmpty() ? base.features() : features,
                base.price().overlaidWith(price),
                scores,
                allTags,
                operations.isEmpty() ? base.operations() : operations,
                retires == null ? base.retires() : retires,
                licence == null ? base.licence() : licence,
                successor == null ? base.successor() : successor);
    }
}
