package io.llmrouter.engine.state;

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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The calls of one target, measured where they end. Of fixed size, some six kilobytes; thread-safe without locks. */
final class TargetTraffic implements Traffic {

    private static final int ANSWERED = 0;
    private static final int FAILED = 1;

    private final InstantSource clock;
    private final Spread firstToken;
    private final Spread total;
    private final Spread token;
    private final DecayingCounts outcomes;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder spentNanos = new LongAdder();

    TargetTraffic(InstantSource clock) {
        long now = clock.millis();
        this.clock = clock;
        firstToken = new Spread(now);
        total = new Spread(now);
        token = new Spread(now);
        outcomes = new DecayingCounts(2, now);
    }

    /** A call is under way until what is returned hears, the first time, how it ended. */
    Consumer<Attempt> began() {
        inFlight.incrementAndGet();
        AtomicBoolean over = new AtomicBoolean();
        return attempt -> {
            if (over.compareAndSet(false, true)) {
                inFlight.decrementAndGet();
                learn(attempt);
            }
        };
    }

    private void learn(Attempt attempt) {
        Money cost = attempt.cost();
        if (cost != null) {
            spentNanos.add(cost.nanos());
        }
        if (attempt.failure() == null) {
            measure(attempt);
        } else if (attempt.failure().kind().feeds() != Feeds.NOTHING) {
            outcomes.add(FAILED, clock.millis());
        }
    }

    private void measure(Attempt attempt) {
        long now = clock.millis();
        outcomes.add(ANSWERED, now);
        double millis = millis(attempt.latency());
        total.add(millis, now);
        Duration first = attempt.firstContent();
        if (first != null) {
            firstToken.add(millis(first), now);
        }
        Usage usage = attempt.usage();
        if (attempt.operation() == Operation.CHAT && usage != null && usage.outputTokens() > 0) {
            token.add(millis / usage.outputTokens(), now);
        }
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    @Override
    public Optional<Quantiles> quantiles(Measure measure) {
        Spread spread =
                switch (measure) {
                    case FIRST_TOKEN -> firstToken;
                    case TOTAL -> total;
                    case TOKEN -> token;
                };
        return spread.at(clock.millis());
    }

    @Override
    public OptionalDouble errorRate() {
        DecayingCounts.Weights weights = outcomes.weights();
        return clock.millis() < weights.until()
                ? OptionalDouble.of((double) weights.each()[FAILED] / weights.sum())
                : OptionalDouble.empty();
    }

    @Override
    public int inFlight() {
        return inFlight.get();
    }

    @Override
    public Money spent() {
        return new Money(spentNanos.sum());
    }
}
