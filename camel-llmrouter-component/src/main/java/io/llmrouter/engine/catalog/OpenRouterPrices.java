package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int NANO = 9;

    private final String name;
    private final Catalogue base;
    private final Map<String, ModelCard> cards = new HashMap<>();

    private OpenRouterPrices(String name, Catalogue base) {
        this.name = name;
        this.base = base;
    }

    static Catalogue update(Catalogue base, String name, InputStream in) {
        OpenRouterPrices prices = new OpenRouterPrices(name, base);
        prices.read(tree(name, in).path("data"));
        return base.with(prices.cards, Map.of());
    }

    private static JsonNode tree(String name, InputStream in) {
        try {
            return Json.mapper().readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
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
                amount(id, pricing.path("prompt"), MILLION),
                amount(id, pricing.path("completion"), MILLION),
                amount(id, pricing.path("input_cache_read"), MILLION),
                amount(id, pricing.path("input_cache_write"), MILLION),
                null,
                amount(id, pricing.path("audio"), MILLION),
                null,
                amount(id, pricing.path("internal_reasoning"), MILLION),
                amount(id, pricing.path("request"), BigDecimal.ONE),
                UnitPrices.UNKNOWN,
                List.of());
    }

    private @Nullable Long amount(String id, JsonNode amount, BigDecimal factor) {
        if (amount.isMissingNode() || amount.isNull()) {
            return null;
        }
        try {
            BigDecimal dollars =
                    new BigDecimal(amount.asText()).multiply(factor).setScale(NANO, RoundingMode.HALF_EVEN);
            boolean believed = dollars.signum() > 0 || (dollars.signum() == 0 && isFree(id));
            return believed ? Money.usd(dollars).nanos() : null;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(name + ", " + id + ": '" + amount.asText() + "' is not a price", e);
        }
    }

    private static boolean isFree(String id) {
        return id.toLowerCase(Locale.ROOT).endsWith(":free");
    }
}
