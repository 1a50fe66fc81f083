package io.llmrouter.examples.simulate.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures with as many decimals as they deserve. */
final class Rounded {

    private Rounded() {}

    static double to(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** One as a share of another, 0 when there is no other. */
    static double share(double value, double of) {
        return of == 0 ? 0 : to(value / of, 4);
    }
}
