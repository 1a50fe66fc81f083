package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.ExpectedCosts;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws the order at random, without replacement, the cheaper the likelier.
 *
 * <p>Formula: as {@code weighted}, with the share weight / cost², the cost being that of {@code lowest-cost}: one that costs
 * half as much is first four times as often. What costs nothing goes before all others; an unknown price, or weight 0, goes
 * last. The score is the cost in US dollars. Use it to save money without all requests at one target.
 */
final class PriceWeighted implements Strategy {

    private static final Reason UNKNOWN = Reason.of("its price is unknown");

    private final RandomGenerator random;

    PriceWeighted(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        ExpectedCosts costs = ExpectedCosts.of(candidates, request, signals);
        Scores draws = new Scores(candidates.size());
        for (int at = 0; at < candidates.size(); at++) {
            draws.set(at, draw(candidates.get(at).weight(), costs.nanos(at)));
        }
        return draws.order(at -> place(candidates.get(at), costs.nanos(at)));
    }

    private double draw(double weight, long nanos) {
        double luck = -Math.log(1 - random.nextDouble());
        if (nanos < 0 || weight == 0) {
            return Double.POSITIVE_INFINITY;
        }
        // Below zero, and so before everything that has a price; in proportion to the weights among its like.
        return nanos == 0 ? -weight / luck : luck * nanos * nanos / weight;
    }

    private static Ranked place(Candidate candidate, long nanos) {
        return nanos < 0
                ? new Ranked(candidate, null, UNKNOWN)
                : new Ranked(
                        candidate,
                        nanos / 1e9,
                        Reason.costing(
                                nanos, () -> "drawn with weight 1/cost², estimated " + Figures.usd(nanos), Map::of));
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
