package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Traffic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one target, by operation. Together they are what {@link Traffic} says, but for the spreads, which cannot be
 * added up: those are of chat, or else of the first operation that the target was asked for. Thread-safe without locks.
 */
final class TargetTraffic implements Traffic {

    private static final Operation[] ALL = Operation.values();

    private final InstantSource clock;
    private final AtomicReferenceArray<@Nullable OperationTraffic> byOperation = new AtomicReferenceArray<>(ALL.length);

    TargetTraffic(InstantSource clock) {
        this.clock = clock;
    }

    /** A call is under way until what is returned hears, the first time, how it ended. */
    Consumer<Attempt> began(Operation operation) {
        return record(operation).began();
    }

    /** A call ended elsewhere, then. */
    void heard(Operation operation, Attempt attempt, long at) {
        record(operation).heard(attempt, at);
    }

    private OperationTraffic record(Operation operation) {
        int at = operation.ordinal();
        OperationTraffic known = byOperation.get(at);
        if (known == null) {
            byOperation.compareAndSet(at, null, new OperationTraffic(clock));
            known = byOperation.get(at);
        }
        return Objects.requireNonNull(known);
    }

    /** The calls of one operation. */
    Traffic of(Operation operation) {
        OperationTraffic known = byOperation.get(operation.ordinal());
        return known == null ? Traffic.NONE : known;
    }

    @Override
    public Optional<Quantiles> quantiles(Measure measure) {
        return main().quantiles(measure);
    }

    @Override
    public Optional<Quantiles> quantiles(Measure measure, long tokens) {
        return main().quantiles(measure, tokens);
    }

    @Override
    public OptionalDouble outputTokens(long inputTokens) {
        return of(Operation.CHAT).outputTokens(inputTokens);
    }

    /** An example of a task was answered in a chat, then. */
    void answered(long task, Usage usage, long at) {
        OperationTraffic chat = byOperation.get(Operation.CHAT.ordinal());
        if (chat != null) {
            chat.answered(task, usage, at);
        }
    }

    @Override
    public OptionalDouble outputTokens(long task, long inputTokens) {
        return of(Operation.CHAT).outputTokens(task, inputTokens);
    }

    private Traffic main() {
        Traffic chat = of(Operation.CHAT);
        List<OperationTraffic> all = chat == Traffic.NONE ? all() : List.of();
        return all.isEmpty() ? chat : all.get(0);
    }

    @Override
    public OptionalDouble errorRate() {
        return Outcomes.errorRate(outcomes(), clock.millis());
    }

    @Override
    public Map<FailureKind, Double> errorRates() {
        return Outcomes.errorRates(outcomes(), clock.millis());
    }

    private List<Outcomes> outcomes() {
        return all().stream().map(OperationTraffic::outcomes).toList();
    }

    @Override
    public int inFlight() {
        int sum = 0;
        for (int at = 0; at < ALL.length; at++) {
            OperationTraffic known = byOperation.get(at);
            sum += known == null ? 0 : known.inFlight();
        }
        return sum;
    }

    @Override
    public Money spent() {
        return all().stream().map(OperationTraffic::spent).reduce(Money.ZERO, Money::plus);
    }

    boolean isOutdated() {
        List<OperationTraffic> all = all();
        return !all.isEmpty() && all.stream().allMatch(OperationTraffic::isOutdated);
    }

    void fade() {
        all().forEach(OperationTraffic::fade);
    }

    private List<OperationTraffic> all() {
        List<OperationTraffic> all = new ArrayList<>(2);
        for (int at = 0; at < ALL.length; at++) {
            OperationTraffic known = byOperation.get(at);
            if (known != null) {
                all.add(known);
            }
        }
        return all;
    }
}
