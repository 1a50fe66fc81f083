package io.llmrouter.engine.catalog;

import java.util.List;

/** Reads the {@code price} of a model in a data file: US dollars per million tokens, and what holds in some cases. */
final class PriceReader {

    private PriceReader() {}

    static Price read(Entry entry) {
        return rates(entry)
                .withTiers(
                        entry.objects("tiers").stream().map(PriceReader::tier).toList());
    }

    private static PriceTier tier(Entry entry) {
        PriceTier tier = new PriceTier(
                entry.count("above"),
                entry.optionalText("service"),
                entry.optionalText("region"),
                entry.day("from"),
                entry.day("until"),
                entry.factor("factor"),
                rates(entry));
        if (tier.hasNoCondition()) {
            throw entry.wrong("a tier needs a condition: above, service, region, from or until");
        }
        return tier;
    }

    private static Price rates(Entry entry) {
        return new Price(
                entry.usd("input"),
                entry.usd("output"),
                entry.usd("cachedInput"),
                entry.usd("cacheWrite"),
                entry.usd("longCacheWrite"),
                entry.usd("inputAudio"),
                entry.usd("outputAudio"),
                entry.usd("reasoning"),
                entry.usd("request"),
                new UnitPrices(
                        entry.usd("audioMinute"), entry.usd("image"), entry.usd("search"), entry.usd("characters")),
                List.of());
    }
}
