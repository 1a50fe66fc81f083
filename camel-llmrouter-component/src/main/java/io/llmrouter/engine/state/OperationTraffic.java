package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FailureKind.Feeds;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Traffic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The calls of one operation at one target, measured where they end and counted when somebody asks. Of fixed size, some
 * fourteen kilobytes; thread-safe: who ends a call locks only what its thread shares with few, who asks locks nothing when
 * no call ended since.
 */
final class OperationTraffic implements Traffic {

    /** What was measured longer ago may not hold any more. */
    private static final Duration HOLDS = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Spread firstToken;
    private final Spread total;
    private final Spread token;
    private final AnswerLengths lengths;
    private final TaskLengths tasks = new TaskLengths();
    private final Outcomes outcomes;
    private final LongAdder inFlight = new LongAdder();
    private final AtomicLong spentNanos = new AtomicLong();
    private final Intake intake = new Intake(this::count);
    private volatile long lastEnd;

    OperationTraffic(InstantSource clock) {
        long now = clock.millis();
        this.clock = clock;
        lastEnd = now;
        firstToken = new Spread(Sizes.INPUT, now);
        total = new Spread(Sizes.OUTPUT, now);
        token = new Spread(Sizes.ONE, now);
        lengths = new AnswerLengths(now);
        outcomes = new Outcomes(now);
    }

    Consumer<Attempt> began() {
        inFlight.increment();
        AtomicBoolean over = new AtomicBoolean();
        return attempt -> {
            if (over.compareAndSet(false, true)) {
                inFlight.decrement();
                learn(attempt);
            }
        };
    }

    private void learn(Attempt attempt) {
        Failure failure = attempt.failure();
        if (failure == null || attempt.cost() != null || failure.kind().feeds() != Feeds.NOTHING) {
            long now = clock.millis();
            intake.add(attempt, now);
            lastEnd = now;
        }
    }

    /** Learns of a call that ended elsewhere, then. */
    void heard(Attempt attempt, long at) {
        intake.add(attempt, at);
        lastEnd = Math.max(lastEnd, at);
    }

    boolean isOutdated() {
        return inFlight.sum() <= 0 && clock.millis() - lastEnd > HOLDS.toMillis();
    }

    /** Has what was measured count a quarter; but not how long answers are, which does not change when a target slows down. */
    void fade() {
        intake.settle(() -> {
            firstToken.fade();
            total.fade();
            token.fade();
            outcomes.fade();
        });
    }

    private void count(Intake.Over over) {
        Attempt attempt = over.attempt();
        Money cost = attempt.cost();
        if (cost != null) {
            spentNanos.lazySet(spentNanos.getPlain() + cost.nanos());
        }
        Failure failure = attempt.failure();
        if (failure == null) {
            measure(attempt, over.at());
        } else if (failure.kind().feeds() != Feeds.NOTHING) {
            outcomes.failed(failure.kind(), over.at());
        }
    }

    private void measure(Attempt attempt, long now) {
        outcomes.answered(now);
        double millis = millis(attempt.latency());
        Usage usage = attempt.usage();
        total.add(millis, usage == null ? 0 : usage.outputTokens(), now);
        Duration first = attempt.firstContent();
        if (first != null) {
            firstToken.add(millis(first), usage == null ? 0 : usage.inputTokens(), now);
        }
        if (attempt.operation() == Operation.CHAT && usage != null && usage.outputTokens() > 0) {
            token.add(millis / usage.outputTokens(), 0, now);
            lengths.add(usage.inputTokens(), usage.outputTokens(), now);
        }
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private Spread spread(Measure measure) {
        intake.settle();
        return switch (measure) {
            case FIRST_TOKEN -> firstToken;
            case TOTAL -> total;
            case TOKEN -> token;
        };
    }

    @Override
    public Optional<Quantiles> quantiles(Measure measure) {
        return spread(measure).at(clock.millis());
    }

    @Override
    public Optional<Quantiles> quantiles(Measure measure, long tokens) {
        return spread(measure).at(clock.millis(), tokens);
    }

    @Override
    public OptionalDouble outputTokens(long inputTokens) {
        intake.settle();
        return lengths.mean(inputTokens, clock.millis());
    }

    /** An example of a task was answered, then. */
    void answered(long task, Usage usage, long at) {
        if (usage.outputTokens() > 0) {
            tasks.add(task, usage.inputTokens(), usage.outputTokens(), at);
        }
    }

    @Override
    public OptionalDouble outputTokens(long task, long inputTokens) {
        return tasks.mean(task, inputTokens, clock.millis());
    }

    Outcomes outcomes() {
        intake.settle();
        return outcomes;
    }

    @Override
    public OptionalDouble errorRate() {
        return Outcomes.errorRate(List.of(outcomes()), clock.millis());
    }

    @Override
    public Map<FailureKind, Double> errorRates() {
        return Outcomes.errorRates(List.of(outcomes()), clock.millis());
    }

    @Override
    public int inFlight() {
        return inFlight.intValue();
    }

    @Override
    public Money spent() {
        intake.settle();
        return new Money(spentNanos.get());
    }
}
