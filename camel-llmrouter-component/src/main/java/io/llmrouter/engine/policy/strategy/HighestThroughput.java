package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Speed;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.Locale;

/**
 * Puts the candidate first that has lately written fastest.
 *
 * <p>Formula: time to the whole answer / output tokens, its median or another percentile; the score is in milliseconds for a
 * token. Candidates that were never measured go first, in the list's order, so that they get measured; equal speeds keep
 * the list's order. Use it for long answers.
 */
final class HighestThroughput implements Strategy {

    private static final Reason UNMEASURED = Reason.of("its speed is not measured yet, so it is tried first");

    private final FastestFirst order;

    HighestThroughput(StrategySettings settings) {
        Percentile given = settings.percentile();
        order = new FastestFirst(
                new Speed(Measure.TOKEN, given == null ? Percentile.P50 : given),
                millis -> String.format(Locale.ROOT, "writes %.1f tokens/s", 1_000 / millis),
                UNMEASURED);
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        return order.rank(candidates, request, signals);
    }
}
