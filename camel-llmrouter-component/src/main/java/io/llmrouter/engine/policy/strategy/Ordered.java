package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the order of the list: the first candidate is the favourite, the others are its fallbacks.
 *
 * <p>Formula: place in the list. Use it when you know which model you want and in which order to give way.
 */
final class Ordered implements Strategy {

    private static final Reason FAVOURITE = Reason.of("first in the list");
    private static final Reason FALLBACK = Reason.of("next in the list");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> ranked = new ArrayList<>(candidates.size());
        for (Candidate each : candidates) {
            ranked.add(new Ranked(each, null, ranked.isEmpty() ? FAVOURITE : FALLBACK));
        }
        return ranked;
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
