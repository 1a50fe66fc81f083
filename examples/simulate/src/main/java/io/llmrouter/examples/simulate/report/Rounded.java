package io.llmrouter.examples.simulate.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures with as many decimals as they deserve. */
final class Rounded {

    private Rounded() {}

    static double to(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** A number as it is written. */
    static String text(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A share as it is written. */
    static String percent(double share, int decimals) {
        return text(share * 100, decimals) + " %";
    }

    /** One as a share of another, 0 when there is no other. */
    static double share(double value, double of) {
        return of == 0 ? 0 : to(value / of, 4);
    }
}
