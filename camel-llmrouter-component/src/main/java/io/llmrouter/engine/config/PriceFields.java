package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.PriceTier;
import io.llmrouter.engine.catalog.UnitPrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code price} of a model. Prices in another currency become US dollars by the rate in {@code currencies}, each
 * rounded once, half to even.
 */
final class PriceFields {

    private final Map<String, BigDecimal> currencies;

    PriceFields(Map<String, BigDecimal> currencies) {
        this.currencies = currencies;
    }

    Price read(Fields model) {
        Fields fields = model.section("price", ModelSections.PRICE);
        if (fields == null) {
            return Price.UNKNOWN;
        }
        BigDecimal rate = rate(fields);
        Price usual = rates(fields).times(rate);
        List<PriceTier> tiers = new ArrayList<>();
        for (Node item : fields.items("tiers")) {
            PriceTier tier = tier(item, rate, fields.values());
            if (tier != null) {
                tiers.add(tier);
            }
        }
        return usual.withTiers(tiers);
    }

    private BigDecimal rate(Fields fields) {
        String currency = fields.text("currency");
        Node node = fields.node("currency");
        if (currency == null || node == null || currency.equals("USD")) {
            return BigDecimal.ONE;
        }
        BigDecimal rate = currencies.get(currency);
        if (rate == null) {
            fields.problems().unknown(node.spot(), "currency", node.text(), currencies.keySet());
        }
        return rate == null ? BigDecimal.ONE : rate;
    }

    private @Nullable PriceTier tier(Node item, BigDecimal rate, Values values) {
        Fields fields = Fields.open(item, ModelSections.PRICE_TIER, values);
        if (fields == null) {
            return null;
        }
        LocalDate from = fields.day("from");
        LocalDate until = fields.day("until");
        if (from != null && until != null && !from.isBefore(until)) {
            fields.problems().add(fields.spot("until"), "is not after from");
            return null;
        }
        PriceTier tier = new PriceTier(
                fields.whole("above", 1),
                fields.text("service"),
                fields.text("region"),
                from,
                until,
                factor(fields),
                rates(fields).times(rate));
        if (tier.hasNoCondition()) {
            fields.problems().add(fields.spot(), "has no condition: above, service, region, from or until");
        }
        return tier;
    }

    private static @Nullable BigDecimal factor(Fields fields) {
        Node factor = fields.node("factor");
        Double number = factor == null ? null : fields.values().number(factor, 0, 1_000);
        return number == null ? null : BigDecimal.valueOf(number);
    }

    private static Price rates(Fields fields) {
        return new Price(
                fields.money("input"),
                fields.money("output"),
                fields.money("cachedInput"),
                fields.money("cacheWrite"),
                fields.money("longCacheWrite"),
                fields.money("inputAudio"),
                fields.money("outputAudio"),
                fields.money("reasoning"),
                fields.money("request"),
                new UnitPrices(
                        fields.money("audioMinute"),
                        fields.money("image"),
                        fields.money("search"),
                        fields.money("characters")),
                List.of());
    }
}
