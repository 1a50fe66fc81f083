package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The traffic that another one tells of, but for what a subclass tells instead. As thread-safe as that. */
public abstract class ForwardingTraffic implements Traffic {

    private final Traffic measured;

    protected ForwardingTraffic(Traffic measured) {
        this.measured = measured;
    }

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
    public int inFlightElsewhere() {
        return measured.inFlightElsewhere();
    }

    @Override
    public Money spent() {
        return measured.spent();
    }
}
