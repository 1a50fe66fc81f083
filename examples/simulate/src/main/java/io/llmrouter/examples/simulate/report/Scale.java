package io.llmrouter.examples.simulate.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis from 0 to a round number, cut into round steps.
 *
 * @param step how far its ticks are from each other
 * @param steps how many there are
 */
record Scale(double step, int steps) {

    private static final int MOST = 5;

    /** An axis on which a value is just within. */
    static Scale upTo(double highest) {
        if (highest <= 0) {
            return new Scale(1, 1);
        }
        double size = Math.pow(10, Math.floor(Math.log10(highest / MOST)));
        for (double step : new double[] {1, 2, 2.5, 5, 10}) {
            int steps = (int) Math.ceil(highest / (step * size) - 1e-9);
            if (steps <= MOST) {
                return new Scale(step * size, steps);
            }
        }
        return new Scale(10 * size, MOST);
    }

    double top() {
        return step * steps;
    }

    List<Double> ticks() {
        return IntStream.rangeClosed(0, steps).mapToObj(at -> at * step).toList();
    }

    /** A tick as it is written: with as many decimals as its step has. */
    String text(double tick) {
        int decimals = Math.max(
                0, BigDecimal.valueOf(Rounded.to(step, 6)).stripTrailingZeros().scale());
        return Rounded.text(tick, decimals);
    }
}
