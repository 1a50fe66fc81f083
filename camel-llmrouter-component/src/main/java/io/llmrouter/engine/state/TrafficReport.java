package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Traffic;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A target's traffic at one moment, as {@link Traffic} has it.
 *
 * @param spreads the measures there are
 * @param errorRate the share of failed calls; null when none was counted
 * @param inFlight how many calls are under way
 * @param spent what all calls cost together
 */
public record TrafficReport(Map<Measure, Quantiles> spreads, @Nullable Double errorRate, int inFlight, Money spent) {
    public TrafficReport {
        spreads = Map.copyOf(spreads);
    }

    static TrafficReport of(Traffic traffic) {
        Map<Measure, Quantiles> spreads = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            traffic.quantiles(measure).ifPresent(spread -> spreads.put(measure, spread));
        }
        OptionalDouble errors = traffic.errorRate();
        return new TrafficReport(
                spreads, errors.isPresent() ? errors.getAsDouble() : null, traffic.inFlight(), traffic.spent());
    }
}
