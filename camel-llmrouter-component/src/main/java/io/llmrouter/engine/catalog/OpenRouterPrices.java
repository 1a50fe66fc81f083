package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prices of OpenRouter's public list of models (<a href="https://openrouter.ai/api/v1/models">api/v1/models</a>):
 * US dollars per token as decimal texts. Models that the catalogue does not know are left out, a zero counts only where
 * the name says that the model is free, and what is below zero depends on where a request goes and is unknown.
 */
final class OpenRouterPrices {

    private final String name;
    private final Catalogue base;
    private final Map<String, ModelCard> cards = new HashMap<>();

    private OpenRouterPrices(String name, Catalogue base) {
        this.name = name;
        this.base = base;
    }

    static Catalogue update(Catalogue base, String name, InputStream in) {
        OpenRouterPrices prices = new OpenRouterPrices(name, base);
        prices.read(PublishedPrices.tree(name, in).path("data"));
        return base.with(prices.cards, Map.of());
    }

    private void read(JsonNode models) {
        if (!models.isArray()) {
            throw new IllegalArgumentException(name + ": there is no list 'data' in it");
        }
        for (JsonNode model : models) {
            String id = model.path("id").asText();
            base.find("openrouter/" + id).ifPresent(card -> cards.put(card.id(), priced(card, model)));
        }
        if (cards.isEmpty()) {
            throw new IllegalArgumentException(name + ": the catalogue knows none of its models");
        }
    }

    private ModelCard priced(ModelCard card, JsonNode model) {
        return card.priced(price(card.id(), model.path("pricing")));
    }

    private Price price(String id, JsonNode pricing) {
        return new Price(
                amount(id, pricing.path("prompt"), PublishedPrices.MILLION),
                amount(id, pricing.path("completion"), PublishedPrices.MILLION),
                amount(id, pricing.path("input_cache_read"), PublishedPrices.MILLION),
                amount(id, pricing.path("input_cache_write"), PublishedPrices.MILLION),
                null,
                amount(id, pricing.path("audio"), PublishedPrices.MILLION),
                null,
                amount(id, pricing.path("internal_reasoning"), PublishedPrices.MILLION),
                amount(id, pricing.path("request"), BigDecimal.ONE),
                UnitPrices.UNKNOWN,
                List.of());
    }

    private @Nullable Long amount(String id, JsonNode amount, BigDecimal factor) {
        return PublishedPrices.nanos(amount, factor, isFree(id), name + ", " + id);
    }

    private static boolean isFree(String id) {
        return id.toLowerCase(Locale.ROOT).endsWith(":free");
    }
}
