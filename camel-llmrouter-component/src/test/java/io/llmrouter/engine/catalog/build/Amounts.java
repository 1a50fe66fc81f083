package io.llmrouter.engine.catalog.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Amounts of money in the sources: numbers or texts, some of them with the dust of floating-point sums. */
final class Amounts {

    static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private static final int CLEAN_DIGITS = 9;
    private static final int NANO = 9;

    private Amounts() {}

    /** Puts the amount there is, times the factor. */
    static void put(Map<String, BigDecimal> rates, String key, JsonNode amount, BigDecimal factor) {
        if (amount.isNumber() || (amount.isTextual() && !amount.textValue().isBlank())) {
            BigDecimal value = clean(new BigDecimal(amount.asText()).multiply(factor));
            if (value.signum() >= 0) {
                rates.put(key, value);
            }
        }
    }

    /** The same without dust, and in a form in which equal amounts are equal. */
    static BigDecimal clean(BigDecimal amount) {
        BigDecimal rounded = amount.round(new MathContext(CLEAN_DIGITS)).setScale(NANO, RoundingMode.HALF_EVEN);
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
