package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each candidate its turn: every plan starts one place further in the list and goes round.
 *
 * <p>Formula: start = number of plans so far modulo number of candidates that passed. Each list of candidates counts its
 * own turns. Use it to spread load evenly over equal targets, such as one model at several accounts. Turns are counted in
 * one atomic number, so that they stay fair however many threads plan.
 */
final class RoundRobin implements Strategy {

    private static final Reason TURN = Reason.of("its turn");
    private static final Reason NEXT = Reason.of("after the one whose turn it is");

    private final AtomicInteger plans = new AtomicInteger();

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        int size = candidates.size();
        if (size == 0) {
            return List.of();
        }
        int start = Integer.remainderUnsigned(plans.getAndIncrement(), size);
        List<Ranked> ranked = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            int at = start + place < size ? start + place : start + place - size;
            ranked.add(new Ranked(candidates.get(at), null, place == 0 ? TURN : NEXT));
        }
        return ranked;
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
