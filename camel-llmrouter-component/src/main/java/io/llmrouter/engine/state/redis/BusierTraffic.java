package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Traffic;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The same traffic, with calls that other nodes have under way. */
record BusierTraffic(Traffic measured, int inFlightElsewhere) implements Traffic {

    @Override
    public Optional<Quantiles> quantiles(Measure measure) {
        return measured.quantiles(measure);
    }

    @Override
    public Optional<Quantiles> quantiles(Measure measure, long tokens) {
        return measured.quantiles(measure, tokens);
    }

    @Override
    public OptionalDouble outputTokens(long inputTokens) {
        return measured.outputTokens(inputTokens);
    }

    @Override
    public OptionalDouble outputTokens(long task, long inputTokens) {
        return measured.outputTokens(task, inputTokens);
    }

    @Override
    public Map<FailureKind, Double> errorRates() {
        return measured.errorRates();
    }

    @Override
    public OptionalDouble errorRate() {
        return measured.errorRate();
    }

    @Override
    public int inFlight() {
        return measured.inFlight();
    }

    @Override
    public Money spent() {
        return measured.spent();
    }
}
