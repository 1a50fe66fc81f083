package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Which figure tells how fast a target is.
 *
 * @param of what is measured; where no first token was, because nothing was streamed, the whole answer counts
 * @param percentile which share of the measurements; null for the moving average of whole answers
 */
record Speed(Measure of, @Nullable Percentile percentile) {

    private static final List<String> MEASURES = List.of("total", "first-token");

    /** The figure that the settings {@code of} and {@code percentile} name. */
    static Speed of(StrategySettings settings) {
        boolean whole = settings.word("of", MEASURES).equals("total");
        Percentile given = settings.percentile();
        Percentile usual = whole ? null : Percentile.P50;
        return new Speed(whole ? Measure.TOTAL : Measure.FIRST_TOKEN, given == null ? usual : given);
    }

    /** Milliseconds; not a number when nothing was measured. */
    double millis(Target target, Signals signals) {
        if (percentile == null) {
            OptionalDouble average = signals.latencyMillis(target);
            return average.isPresent() ? average.getAsDouble() : Double.NaN;
        }
        Traffic traffic = signals.traffic(target);
        Optional<Quantiles> spread = traffic.quantiles(of);
        if (spread.isEmpty() && of == Measure.FIRST_TOKEN) {
            spread = traffic.quantiles(Measure.TOTAL);
        }
        return spread.isPresent() ? spread.get().at(percentile) : Double.NaN;
    }

    /** In words: {@code usually answers in 120 ms}. */
    String words(double millis) {
        String verb = of == Measure.FIRST_TOKEN ? "begins" : "answers";
        String often = percentile == null ? "usually " : "";
        return often + verb + " in " + Math.round(millis) + " ms" + share();
    }

    private String share() {
        return percentile == null ? "" : " or less in " + Math.round(100 * percentile.share()) + " of 100 calls";
    }
}
