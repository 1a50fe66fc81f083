package io.llmrouter.engine.catalog.build;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Leaves out of a fact what cannot be meant: who writes a price by hand slips by factors of a thousand and a million. */
final class Plausible {

    private static final BigDecimal LEAST = new BigDecimal("0.005");
    private static final BigDecimal MOST = new BigDecimal("200");
    private static final long SHORTEST_WINDOW = 2_000;
    private static final long LONGEST_WINDOW = 20_000_000;
    private static final long SHORTEST_ANSWER = 1_000;

    private Plausible() {}

    static void keep(Fact fact) {
        boolean chat = fact.operation.equals("chat");
        if (fact.window != null && (fact.window > LONGEST_WINDOW || (chat && fact.window < SHORTEST_WINDOW))) {
            fact.window = null;
        }
        if (fact.maxOutput != null && fact.maxOutput < SHORTEST_ANSWER) {
            fact.maxOutput = null;
        }
        fact.rates = chat ? chatRates(fact) : otherRates(fact);
        if (fact.rates.isEmpty()) {
            fact.cases.clear();
        }
        fact.cases.values().forEach(rates -> rates.values().removeIf(rate -> rate.signum() == 0));
    }

    private static Map<String, BigDecimal> chatRates(Fact fact) {
        Map<String, BigDecimal> rates = new TreeMap<>(fact.rates);
        if (!fact.isPriced()) {
            return Map.of();
        }
        BigDecimal input = rates.get("input");
        BigDecimal output = rates.get("output");
        if (input.signum() == 0 && output.signum() == 0) {
            return fact.isFree() ? Map.of("input", BigDecimal.ZERO, "output", BigDecimal.ZERO) : Map.of();
        }
        boolean sane = within(input, LEAST, MOST) && within(output, input, input.multiply(MOST));
        if (!sane) {
            return Map.of();
        }
        // a class of tokens that costs nothing is one of which the source knows nothing
        rates.values().removeIf(rate -> rate.signum() == 0);
        rates.computeIfPresent("cachedInput", (key, rate) -> rate.compareTo(input) <= 0 ? rate : null);
        rates.computeIfPresent("cacheWrite", (key, rate) -> written(rate, input));
        rates.computeIfPresent("longCacheWrite", (key, rate) -> written(rate, input));
        rates.computeIfPresent("reasoning", (key, rate) -> rate.compareTo(output) == 0 ? null : rate);
        rates.computeIfPresent("inputAudio", (key, rate) -> within(rate, LEAST, MOST) ? rate : null);
        return rates;
    }

    private static BigDecimal written(BigDecimal rate, BigDecimal input) {
        return within(rate, input, input.multiply(BigDecimal.valueOf(2))) ? rate : null;
    }

    private static Map<String, BigDecimal> otherRates(Fact fact) {
        Map<String, BigDecimal> rates = new TreeMap<>(fact.rates);
        rates.values().removeIf(rate -> rate.signum() == 0 || rate.compareTo(MOST) > 0);
        return rates.containsKey("output") && !rates.containsKey("input") ? Map.of() : rates;
    }

    private static boolean within(BigDecimal rate, BigDecimal least, BigDecimal most) {
        return rate.compareTo(least) >= 0 && rate.compareTo(most) <= 0;
    }
}
