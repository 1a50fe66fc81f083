package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a plan: hands each candidate out once, and knows where to go on after a failure. Thread-safe, since a hedge
 * walks beside the first call: guarded by its own lock.
 */
final class Cursor {

    private final Plan plan;
    private final Deque<Candidate> left = new ArrayDeque<>();
    private final Set<Candidate> tried = new HashSet<>();

    Cursor(Plan plan) {
        this.plan = plan;
        aim(plan.ranked());
    }

    /** The next candidate; empty when none is left. */
    synchronized Optional<Candidate> next() {
        Candidate next = left.poll();
        if (next == null) {
            return Optional.empty();
        }
        tried.add(next);
        return Optional.of(next);
    }

    /** Who would be next; empty when none is left. */
    synchronized Optional<Candidate> peek() {
        return Optional.ofNullable(left.peek());
    }

    /** Hands that candidate out; not when it was handed out already. */
    synchronized boolean take(Candidate candidate) {
        return left.remove(candidate) && tried.add(candidate);
    }

    /** Whether no candidate is left. */
    synchronized boolean isLast() {
        return left.isEmpty();
    }

    /** Goes on after that candidate failed so: on along the plan, on a detour, or nowhere. */
    synchronized void after(Candidate failed, Failure failure) {
        switch (failure.kind().onward()) {
            case ANY -> {}
            case LARGER_WINDOW -> {
                if (!plan.detours().contextLength().isEmpty()) {
                    aim(plan.detours().contextLength());
                }
                left.removeIf(other -> !isLarger(other, failed));
            }
            case IF_ALLOWED -> aim(plan.detours().contentPolicy());
            case NO, LARGER_LIMIT -> left.clear();
        }
    }

    private void aim(List<Ranked> route) {
        left.clear();
        for (Ranked each : route) {
            if (!tried.contains(each.candidate())) {
                left.add(each.candidate());
            }
        }
    }

    private static boolean isLarger(Candidate other, Candidate failed) {
        Long window = failed.card().contextWindow();
        Long larger = other.card().contextWindow();
        return window != null && larger != null && larger > window;
    }
}
