package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the order at random, without replacement, in proportion to the candidates' weights.
 *
 * <p>Formula: each candidate draws −ln(u) / weight with u uniform in (0, 1], and the lowest draw goes first. So a
 * candidate is first with probability weight / sum of weights, and among those left the same holds for each further place.
 * Weight 0 goes last, in the list's order. Weights have no unit. Use it to split traffic in shares, such as 95 to 5 for a
 * careful roll-out.
 */
final class Weighted implements Strategy {

    private final RandomGenerator random;

    Weighted(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        Scores draws = new Scores(candidates.size());
        double sum = 0;
        for (int at = 0; at < candidates.size(); at++) {
            double weight = candidates.get(at).weight();
            sum += weight;
            draws.set(at, weight == 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) / weight);
        }
        double all = sum;
        return draws.order(at -> place(candidates.get(at), all));
    }

    private static Ranked place(Candidate candidate, double sum) {
        double weight = candidate.weight();
        return new Ranked(
                candidate, null, () -> "drawn with weight " + Figures.plain(weight) + " of " + Figures.plain(sum));
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
