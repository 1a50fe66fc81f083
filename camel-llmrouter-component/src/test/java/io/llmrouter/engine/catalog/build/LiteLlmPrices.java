package io.llmrouter.engine.catalog.build;

import static io.llmrouter.engine.catalog.build.Amounts.MILLION;
import static io.llmrouter.engine.catalog.build.Amounts.MINUTE;
import static io.llmrouter.engine.catalog.build.Amounts.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The prices in LiteLLM's file: a key for each class of tokens in each case, such as {@code ..._above_200k_tokens_priority}. */
final class LiteLlmPrices {

    private static final Map<String, String> CLASSES = Map.of(
            "input_cost_per_token", "input",
            "output_cost_per_token", "output",
            "cache_read_input_token_cost", "cachedInput",
            "cache_creation_input_token_cost", "cacheWrite",
            "cache_creation_input_token_cost_above_1hr", "longCacheWrite",
            "input_cost_per_audio_token", "inputAudio",
            "output_cost_per_audio_token", "outputAudio",
            "output_cost_per_reasoning_token", "reasoning");

    private static final Map<String, Long> LENGTHS = new LinkedHashMap<>();
    private static final Map<String, String> SERVICES = new LinkedHashMap<>();

    static {
        List.of(128, 200, 256, 272, 512).forEach(k -> LENGTHS.put("_above_" + k + "k_tokens", k * 1000L));
        SERVICES.put("_batches", "batch");
        SERVICES.put("_flex", "flex");
        SERVICES.put("_priority", "priority");
    }

    private LiteLlmPrices() {}

    static void read(Fact fact, JsonNode node) {
        if (fact.operation.equals("chat") || fact.operation.equals("embed")) {
            byTokens(fact, node);
        } else {
            byUnits(fact, node);
        }
    }

    private static void byTokens(Fact fact, JsonNode node) {
        fact.rates = rates(node, "");
        searches(fact, node);
        LENGTHS.forEach((suffix, above) -> add(fact, Map.of("above", above), rates(node, suffix)));
        SERVICES.forEach((suffix, service) -> add(fact, Map.of("service", service), rates(node, suffix)));
        LENGTHS.forEach((length, above) -> SERVICES.forEach((suffix, service) -> {
            Map<String, BigDecimal> both = rates(node, length + suffix);
            if (!both.isEmpty()) {
                // what the service leaves as it is costs what the length makes it cost
                Map<String, BigDecimal> all = rates(node, length);
                all.putAll(both);
                fact.cases.put(Map.of("above", above, "service", service), all);
            }
        }));
        uplift(fact, node, "eu");
        uplift(fact, node, "us");
    }

    /** What a search costs, where that is one price for searches of every size, and not one for each prompt that searches. */
    private static void searches(Fact fact, JsonNode node) {
        Set<BigDecimal> prices = new HashSet<>();
        node.path("search_context_cost_per_query")
                .forEach(each -> prices.add(each.decimalValue().stripTrailingZeros()));
        boolean counted =
                node.path("web_search_billing_unit").asText().equals("per_query") || fact.id.contains("claude");
        if (counted && prices.size() == 1) {
            put(
                    fact.rates,
                    "search",
                    node.at("/search_context_cost_per_query/search_context_size_medium"),
                    BigDecimal.ONE);
        }
    }

    private static void byUnits(Fact fact, JsonNode node) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        put(rates, "search", node.path("input_cost_per_query"), BigDecimal.ONE);
        put(rates, "characters", node.path("input_cost_per_character"), MILLION);
        if (fact.operation.equals("transcribe")) {
            put(rates, "audioMinute", node.path("input_cost_per_second"), MINUTE);
        }
        if (fact.operation.equals("image")) {
            put(rates, "image", node.path("input_cost_per_image"), BigDecimal.ONE);
            put(rates, "image", node.path("output_cost_per_image"), BigDecimal.ONE);
        }
        rates.values().removeIf(amount -> amount.signum() == 0);
        fact.rates = rates;
        if (rates.isEmpty()) {
            fact.rates = rates(node, "");
            fact.rates.values().removeIf(amount -> amount.signum() == 0);
        }
    }

    private static Map<String, BigDecimal> rates(JsonNode node, String suffix) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        CLASSES.forEach((theirs, ours) -> put(rates, ours, node.path(theirs + suffix), MILLION));
        return rates;
    }

    private static void add(Fact fact, Map<String, Object> when, Map<String, BigDecimal> rates) {
        if (!rates.isEmpty()) {
            fact.cases.put(when, rates);
        }
    }

    /** What computing in a region adds to each of the other cases. */
    private static void uplift(Fact fact, JsonNode node, String region) {
        JsonNode factor = node.path("regional_processing_uplift_multiplier_" + region);
        if (!factor.isNumber() || factor.decimalValue().compareTo(BigDecimal.ONE) <= 0) {
            return;
        }
        Map<Map<String, Object>, Map<String, BigDecimal>> lifted = new LinkedHashMap<>();
        lifted.put(Map.of("region", region), times(fact.rates, factor.decimalValue()));
        fact.cases.forEach((when, rates) -> {
            if (!when.containsKey("region")) {
                Map<String, Object> there = new TreeMap<>(when);
                there.put("region", region);
                lifted.put(there, times(rates, factor.decimalValue()));
            }
        });
        lifted.forEach((when, rates) -> add(fact, when, rates));
    }

    private static Map<String, BigDecimal> times(Map<String, BigDecimal> rates, BigDecimal factor) {
        Map<String, BigDecimal> lifted = new TreeMap<>();
        rates.forEach((key, rate) -> lifted.put(key, Amounts.clean(rate.multiply(factor))));
        return lifted;
    }
}
