package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Signals;
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
 * @param errors the share of each kind of failure that happened
 * @param inFlight how many calls are under way
 * @param spent what all calls cost together
 * @param operations the same of each operation; empty when it was asked for one alone
 */
public record TrafficReport(
        Map<Measure, Quantiles> spreads,
        @Nullable Double errorRate,
        Map<FailureKind, Double> errors,
        int inFlight,
        Money spent,
        Map<Operation, TrafficReport> operations) {
    public TrafficReport {
        spreads = Map.copyOf(spreads);
        errors = Map.copyOf(errors);
        operations = Map.copyOf(operations);
    }

    static TrafficReport of(Target target, Signals signals) {
        Map<Operation, TrafficReport> operations = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            Traffic traffic = signals.traffic(target, operation);
            if (traffic != Traffic.NONE) {
                operations.put(operation, of(traffic, Map.of()));
            }
        }
        return of(signals.traffic(target), operations.size() > 1 ? operations : Map.of());
    }

    private static TrafficReport of(Traffic traffic, Map<Operation, TrafficReport> operations) {
        Map<Measure, Quantiles> spreads = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            traffic.quantiles(measure).ifPresent(spread -> spreads.put(measure, spread));
        }
        OptionalDouble errors = traffic.errorRate();
        return new TrafficReport(
                spreads,
                errors.isPresent() ? errors.getAsDouble() : null,
                traffic.errorRates(),
                traffic.inFlight(),
                traffic.spent(),
                operations);
    }
}
