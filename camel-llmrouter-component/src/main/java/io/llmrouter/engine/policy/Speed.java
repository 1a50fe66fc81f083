package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which figure tells how fast a target is.
 *
 * @param of what is measured; where no first token was, because nothing was streamed, the whole answer counts
 * @param percentile which share of the measurements; null for the moving average of whole answers
 */
public record Speed(Measure of, @Nullable Percentile percentile) {

    /** Milliseconds; not a number when nothing was measured. */
    public double millis(Target target, Signals signals) {
        Traffic traffic = signals.traffic(target);
        return millis(target, signals, measure -> traffic.quantiles(measure));
    }

    /** The same by calls like the request: of its operation, and with about as many tokens where there were any. */
    public double millis(Target target, PlanRequest request, Signals signals) {
        Traffic traffic = signals.traffic(target, request.request().operation());
        return millis(target, signals, measure -> spread(measure, traffic, request));
    }

    private double millis(Target target, Signals signals, Function<Measure, Optional<Quantiles>> measured) {
        if (percentile == null) {
            OptionalDouble average = signals.latencyMillis(target);
            return average.isPresent() ? average.getAsDouble() : Double.NaN;
        }
        Optional<Quantiles> spread = measured.apply(of);
        if (spread.isEmpty() && of == Measure.FIRST_TOKEN) {
            spread = measured.apply(Measure.TOTAL);
        }
        return spread.isPresent() ? spread.get().at(percentile) : Double.NaN;
    }

    private static Optional<Quantiles> spread(Measure measure, Traffic traffic, PlanRequest request) {
        return switch (measure) {
            case FIRST_TOKEN -> traffic.quantiles(measure, request.features().inputTokens());
            case TOTAL -> traffic.quantiles(measure, request.features().expectedOutputTokens());
            case TOKEN -> traffic.quantiles(measure);
        };
    }

    /** In words: {@code usually answers in 120 ms}. */
    public String words(double millis) {
        String verb = of == Measure.FIRST_TOKEN ? "begins" : "answers";
        String often = percentile == null ? "usually " : "";
        return often + verb + " in " + Math.round(millis) + " ms" + share();
    }

    private String share() {
        return percentile == null ? "" : " or less in " + Math.round(100 * percentile.share()) + " of 100 calls";
    }
}
