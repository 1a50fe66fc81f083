package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one model in LiteLLM's file: US dollars per token, a key for each class of tokens in each case, such as
 * {@code input_cost_per_token_above_200k_tokens_priority}.
 *
 * @param place shown in errors
 * @param free whether a zero is believed
 */
record LiteLlmRates(String place, boolean free, JsonNode model) {

    private static final long CHEAPEST = 5_000_000;
    private static final long DEAREST = 200_000_000_000L;
    private static final List<Integer> LENGTHS = List.of(128, 200, 256, 272, 512);
    private static final Map<String, String> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put("_batches", "batch");
        SERVICES.put("_flex", "flex");
        SERVICES.put("_priority", "priority");
    }

    /** The usual price, with the cases that have their own. */
    Price price() {
        List<PriceTier> tiers = new ArrayList<>();
        LENGTHS.forEach(length -> tier(tiers, length * 1000L, null, rates("_above_" + length + "k_tokens")));
        SERVICES.forEach((suffix, service) -> tier(tiers, null, service, rates(suffix)));
        LENGTHS.forEach(length -> SERVICES.forEach((suffix, service) -> {
            String longer = "_above_" + length + "k_tokens";
            Price both = rates(longer + suffix);
            if (!both.equals(Price.UNKNOWN)) {
                // what the service leaves as it is costs what the length makes it cost
                tier(tiers, length * 1000L, service, rates(longer).overlaidWith(both));
            }
        }));
        return rates("").withTiers(tiers);
    }

    private static void tier(List<PriceTier> tiers, @Nullable Long above, @Nullable String service, Price rates) {
        if (!rates.equals(Price.UNKNOWN)) {
            tiers.add(new PriceTier(above, service, null, null, null, null, rates));
        }
    }

    private Price rates(String suffix) {
        return new Price(
                amount("input_cost_per_token" + suffix),
                amount("output_cost_per_token" + suffix),
                amount("cache_read_input_token_cost" + suffix),
                amount("cache_creation_input_token_cost" + suffix),
                amount("cache_creation_input_token_cost_above_1hr" + suffix),
                amount("input_cost_per_audio_token" + suffix),
                amount("output_cost_per_audio_token" + suffix),
                amount("output_cost_per_reasoning_token" + suffix),
                null,
                UnitPrices.UNKNOWN,
                List.of());
    }

    private @Nullable Long amount(String key) {
        return PublishedPrices.nanos(model.path(key), PublishedPrices.MILLION, free, place + ", " + key);
    }

    /** Whether it can be meant: neither next to nothing nor a fortune, and no output for less than the input. */
    static boolean isPlausible(Price price) {
        Long input = price.input();
        Long output = price.output();
        if (input == null || (input == 0 && output != null && output == 0)) {
            return input != null;
        }
        Long cached = price.cachedInput();
        return input >= CHEAPEST
                && input <= DEAREST
                && (output == null || output >= input)
                && (cached == null || cached <= input);
    }
}
