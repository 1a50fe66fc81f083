package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the prices by tokens of LiteLLM's {@code model_prices_and_context_window.json}
 * (<a href="https://github.com/BerriAI/litellm">BerriAI/litellm</a>): an object by the names of models. Models that the
 * catalogue does not know, that are billed otherwise, or whose prices cannot be meant are left out.
 */
final class LiteLlmPrices {

    private static final Set<String> BY_TOKENS = Set.of("chat", "responses", "embedding");

    private final String name;
    private final Catalogue base;
    private final Map<String, ModelCard> cards = new HashMap<>();

    private LiteLlmPrices(String name, Catalogue base) {
        this.name = name;
        this.base = base;
    }

    static Catalogue update(Catalogue base, String name, InputStream in) {
        LiteLlmPrices prices = new LiteLlmPrices(name, base);
        prices.read(PublishedPrices.tree(name, in));
        return base.with(prices.cards, Map.of());
    }

    private void read(JsonNode models) {
        if (!models.isObject()) {
            throw new IllegalArgumentException(name + ": it is not an object of models by their names");
        }
        models.properties().forEach(each -> {
            if (BY_TOKENS.contains(each.getValue().path("mode").asText())) {
                card(each.getKey(), each.getValue()).ifPresent(card -> price(card, each.getKey(), each.getValue()));
            }
        });
        if (cards.isEmpty()) {
            throw new IllegalArgumentException(name + ": the catalogue knows none of its models");
        }
    }

    private Optional<ModelCard> card(String key, JsonNode model) {
        String provider = model.path("litellm_provider").asText();
        String vendor = LiteLlmNames.vendor(provider).orElse(provider);
        return base.find(vendor + "/" + LiteLlmNames.wireName(key, provider));
    }

    private void price(ModelCard card, String key, JsonNode model) {
        LiteLlmRates rates = new LiteLlmRates(name + ", " + key, key.contains("free"), model);
        Price price = rates.price();
        // a dated name that is only an alias must not win over the plain one
        boolean own = card.id().endsWith("/" + key) || card.id().equals(key);
        if (LiteLlmRates.isPlausible(price) && (own || !cards.containsKey(card.id()))) {
            cards.put(card.id(), card.priced(price));
        }
    }
}
