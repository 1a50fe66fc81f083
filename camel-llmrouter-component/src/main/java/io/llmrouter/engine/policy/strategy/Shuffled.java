package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the order at random, every order equally likely.
 *
 * <p>Formula: each candidate draws u uniform in [0, 1), and the lowest draw goes first. Use it to spread load over equal
 * targets when several nodes share them and turns would have to be counted across nodes.
 */
final class Shuffled implements Strategy {

    private static final Reason DRAWN = Reason.of("drawn at random");

    private final RandomGenerator random;

    Shuffled(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        Scores draws = new Scores(candidates.size());
        for (int at = 0; at < candidates.size(); at++) {
            draws.set(at, random.nextDouble());
        }
        return draws.order(at -> new Ranked(candidates.get(at), null, DRAWN));
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
