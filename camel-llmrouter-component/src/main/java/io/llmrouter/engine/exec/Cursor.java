package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a plan: hands each candidate out once, and knows where to go on after a failure. Thread-safe, since a hedge
 * walks beside the first call: guarded by its own lock.
 */
final class Cursor {

    private final Plan plan;
    private final List<Candidate> tried = new ArrayList<>(2);
    private List<Ranked> route;
    private int place;

    Cursor(Plan plan) {
        this.plan = plan;
        this.route = plan.ranked();
    }

    /** The next candidate; empty when none is left. */
    synchronized Optional<Candidate> next() {
        Optional<Candidate> next = peek();
        next.ifPresent(tried::add);
        return next;
    }

    /** Who would be next; empty when none is left. */
    synchronized Optional<Candidate> peek() {
        while (place < route.size() && wasTried(route.get(place).candidate())) {
            place++;
        }
        return place < route.size() ? Optional.of(route.get(place).candidate()) : Optional.empty();
    }

    /** Hands that candidate out; not when it was handed out already. */
    synchronized boolean take(Candidate candidate) {
        return !wasTried(candidate) && tried.add(candidate);
    }

    /** Whether no candidate is left. */
    boolean isLast() {
        return peek().isEmpty();
    }

    /** Goes on after that candidate failed so: on along the plan, on a detour, or nowhere. */
    synchronized void after(Candidate failed, Failure failure) {
        switch (failure.kind().onward()) {
            case ANY -> {}
            case LARGER_WINDOW -> {
                List<Ranked> detour = plan.detours().contextLength();
                aim((detour.isEmpty() ? route : detour)
                        .stream()
                                .filter(each -> isLarger(each.candidate(), failed))
                                .toList());
            }
            case IF_ALLOWED -> aim(plan.detours().contentPolicy());
            case NO, LARGER_LIMIT -> aim(List.of());
        }
    }

    private void aim(List<Ranked> other) {
        route = other;
        place = 0;
    }

    /** By identity: a candidate's card is too large to compare, and each is there once. */
    private boolean wasTried(Candidate candidate) {
        for (Candidate each : tried) {
            if (each == candidate) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLarger(Candidate other, Candidate failed) {
        Long window = failed.card().contextWindow();
        Long larger = other.card().contextWindow();
        return window != null && larger != null && larger > window;
    }
}
