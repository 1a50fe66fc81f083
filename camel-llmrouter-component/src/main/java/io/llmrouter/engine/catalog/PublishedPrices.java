package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads what all published lists of prices have in common: JSON, with amounts in US dollars. Stateless. */
final class PublishedPrices {

    /** Tokens are priced one by one there, and by the million here. */
    static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private static final int NANO = 9;

    private PublishedPrices() {}

    /** The whole list. */
    static JsonNode tree(String name, InputStream in) {
        try {
            return Json.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /**
     * An amount, times the factor, in nano dollars; null when there is none, when it is below zero, or when it is a zero
     * that is not believed.
     *
     * @param free whether a zero is believed
     * @param place shown in errors
     */
    static @Nullable Long nanos(JsonNode amount, BigDecimal factor, boolean free, String place) {
        if (amount.isMissingNode() || amount.isNull()) {
            return null;
        }
        try {
            BigDecimal dollars =
                    new BigDecimal(amount.asText()).multiply(factor).setScale(NANO, RoundingMode.HALF_EVEN);
            boolean believed = dollars.signum() > 0 || (dollars.signum() == 0 && free);
            return believed ? Money.usd(dollars).nanos() : null;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(place + ": '" + amount.asText() + "' is not a price", e);
        }
    }
}
