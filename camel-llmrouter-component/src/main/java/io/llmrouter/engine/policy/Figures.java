package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a person reads them. */
public final class Figures {

    private Figures() {}

    /** {@code 128,000 tokens}. */
    public static String tokens(long count) {
        return grouped(count) + " tokens";
    }

    /** {@code 0.000420 USD} as {@code 0.00042 USD}. */
    public static String usd(long nanos) {
        return new Money(nanos).toString();
    }

    /** {@code 1.25 USD/M} for a price in nano-USD per million tokens: at least two decimals, and as many as it has. */
    public static String perMillion(long price) {
        BigDecimal dollars = BigDecimal.valueOf(price, 9).stripTrailingZeros();
        return (dollars.scale() < 2 ? dollars.setScale(2, RoundingMode.UNNECESSARY) : dollars).toPlainString()
                + " USD/M";
    }

    /** {@code 3} or {@code 0.5}. */
    public static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** {@code 0.617}: at most three decimals. */
    public static String short3(double number) {
        return plain(Math.round(number * 1_000) / 1_000.0);
    }

    private static String grouped(long count) {
        StringBuilder digits = new StringBuilder().append(count);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
