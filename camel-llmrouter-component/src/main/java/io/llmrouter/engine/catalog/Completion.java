package io.llmrouter.engine.catalog;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Completes a card that is kept by hand with what the generated card of the same model knows beside it. What the kept
 * card says is right. Stateless.
 */
final class Completion {

    private Completion() {}

    static ModelCard of(ModelCard kept, ModelCard generated) {
        Price price = price(kept.price(), generated.price());
        Set<ModelFeature> features = EnumSet.noneOf(ModelFeature.class);
        features.addAll(kept.features());
        if (price.cachedInput() != null) {
            features.add(ModelFeature.PROMPT_CACHING);
        }
        return new ModelCard(
                kept.id(),
                kept.contextWindow(),
                kept.maxOutput(),
                kept.input(),
                kept.output(),
                features,
                price,
                kept.quality(),
                kept.tags(),
                kept.operations(),
                kept.retires() == null ? generated.retires() : kept.retires(),
                kept.licence() == null ? generated.licence() : kept.licence(),
                kept.successor());
    }

    /** Further prices of the generated card count only where both agree on the usual ones. */
    private static Price price(Price kept, Price generated) {
        boolean agree = kept.known()
                && Objects.equals(kept.input(), generated.input())
                && Objects.equals(kept.output(), generated.output());
        if (!agree) {
            return kept;
        }
        return generated.overlaidWith(kept).withTiers(kept.tiers().isEmpty() ? generated.tiers() : kept.tiers());
    }
}
