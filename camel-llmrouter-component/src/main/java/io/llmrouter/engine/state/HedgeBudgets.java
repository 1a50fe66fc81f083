package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Hedge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each policy may still spend on hedges. Every call earns a share of a hedge, of which at most ten are saved up, so
 * that hedges never exceed their share of the calls so far; and each hour has its own money. Thread-safe: one lock a
 * policy. In memory, bounded by the policies there are.
 */
public final class HedgeBudgets {

    private static final double MOST_SAVED = 10;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public HedgeBudgets(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a call of the policy. */
    public void called(String policy, Hedge hedge) {
        budget(policy).earn(hedge.maxShare());
    }

    /**
     * Takes one hedge from the budget, if it is in there.
     *
     * @param estimate what it will cost; empty when its price is unknown
     */
    public boolean tryTake(String policy, Hedge hedge, Optional<Money> estimate) {
        return budget(policy)
                .tryTake(
                        hedge.maxCostPerHour() == null
                                ? Optional.of(Long.MAX_VALUE)
                                : Optional.of(hedge.maxCostPerHour().nanos()).filter(limit -> estimate.isPresent()),
                        estimate.map(Money::nanos).orElse(0L));
    }

    private Budget budget(String policy) {
        return budgets.computeIfAbsent(policy, name -> new Budget());
    }

    private final class Budget {

        private double hedges;
        private long spent;
        private Instant hour = clock.instant();

        synchronized void earn(double share) {
            hedges = Math.min(MOST_SAVED, hedges + share);
        }

        synchronized boolean tryTake(Optional<Long> limit, long nanos) {
            Instant now = clock.instant();
            if (!now.isBefore(hour.plus(HOUR))) {
                hour = now;
                spent = 0;
            }
            boolean affordable = limit.isPresent() && nanos <= limit.get() - spent;
            if (hedges < 1 || !affordable) {
                return false;
            }
            hedges -= 1;
            spent += nanos;
            return true;
        }
    }
}
