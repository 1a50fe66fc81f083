package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.StrategySpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One strategy of {@code tiers}, and who is as good as its best.
 *
 * @param strategy puts candidates in order
 * @param within up to this many times the best score is as good as the best, 1 or more; null for equal scores alone
 * @param atMost up to this score, in the strategy's unit, is as good as the best; null for no such limit
 */
public record Tier(StrategySpec strategy, @Nullable Double within, @Nullable Double atMost) {
    public Tier {
        Objects.requireNonNull(strategy, "strategy");
        if (within != null && !(within >= 1)) {
            throw new IllegalArgumentException("within must be 1 or more, not " + within);
        }
        if (atMost != null && !(atMost >= 0)) {
            throw new IllegalArgumentException("atMost must be 0 or more, not " + atMost);
        }
        if (within != null && atMost != null) {
            throw new IllegalArgumentException("a tier has within or atMost, not both");
        }
    }

    /** A tier in which only equal scores are as good as each other. */
    public static Tier of(StrategySpec strategy) {
        return new Tier(strategy, null, null);
    }

    /** The highest score that is as good as that one, the best of those left. */
    double limit(double best) {
        if (atMost != null && best <= atMost) {
            return atMost;
        }
        return within == null || best < 0 ? best : best * within;
    }
}
