package io.llmrouter.engine.catalog.build;

import static io.llmrouter.engine.catalog.build.Amounts.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads genai-prices: prices alone, with their tiers and with the days from which they hold. */
final class GenaiPrices {

    private static final Map<String, String> NAMES = Map.of(
            "input_mtok", "input",
            "output_mtok", "output",
            "cache_read_mtok", "cachedInput",
            "cache_write_mtok", "cacheWrite",
            "input_audio_mtok", "inputAudio",
            "output_audio_mtok", "outputAudio");

    private GenaiPrices() {}

    /** What is said on that day, such as {@code 2026-07-01}, and from later days on. */
    static List<Fact> facts(JsonNode providers, String day) {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode provider : providers) {
            Vendors.ofGenaiPrices(provider.path("id").asText()).ifPresent(vendor -> {
                for (JsonNode model : provider.path("models")) {
                    facts.add(fact(vendor + "/" + model.path("id").asText(), model.path("prices"), day));
                }
            });
        }
        return facts;
    }

    private static Fact fact(String id, JsonNode prices, String day) {
        Fact fact = new Fact(id, "genai-prices");
        if (!prices.isArray()) {
            take(fact, prices);
            return fact;
        }
        JsonNode now = prices.path(0).path("prices");
        for (JsonNode each : prices) {
            String from = each.path("constraint").path("start_date").asText();
            if (each.path("constraint").has("start_time")) {
                // by the hour of the day: no one price holds
                return fact;
            }
            if (!from.isEmpty() && from.compareTo(day) <= 0) {
                now = each.path("prices");
            } else if (!from.isEmpty()) {
                fact.cases.put(Map.of("from", from), usual(each.path("prices")));
            }
        }
        take(fact, now);
        return fact;
    }

    private static void take(Fact fact, JsonNode prices) {
        fact.rates = usual(prices);
        Set<Long> sizes = new TreeSet<>();
        prices.forEach(each ->
                each.path("tiers").forEach(tier -> sizes.add(tier.path("start").asLong())));
        for (Long size : sizes) {
            fact.cases.put(Map.of("above", size), above(prices, size));
        }
    }

    private static Map<String, BigDecimal> usual(JsonNode prices) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        NAMES.forEach((theirs, ours) -> {
            JsonNode price = prices.path(theirs);
            put(rates, ours, price.isObject() ? price.path("base") : price, BigDecimal.ONE);
        });
        return rates;
    }

    private static Map<String, BigDecimal> above(JsonNode prices, long size) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        NAMES.forEach((theirs, ours) -> {
            for (JsonNode tier : prices.path(theirs).path("tiers")) {
                if (tier.path("start").asLong() == size) {
                    put(rates, ours, tier.path("price"), BigDecimal.ONE);
                }
            }
        });
        return rates;
    }
}
