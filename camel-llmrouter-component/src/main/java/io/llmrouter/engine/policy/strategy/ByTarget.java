package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** A number for each candidate, worked out once for its target. Thread-safe; begins anew when there are very many. */
final class ByTarget {

    private static final int KEPT = 10_000;

    private final ToIntFunction<Candidate> number;
    private final Map<Target, Integer> known = new ConcurrentHashMap<>();

    ByTarget(ToIntFunction<Candidate> number) {
        this.number = number;
    }

    int of(Candidate candidate) {
        Integer before = known.get(candidate.target());
        return before == null ? work(candidate) : before;
    }

    private int work(Candidate candidate) {
        if (known.size() >= KEPT) {
            known.clear();
        }
        int fresh = number.applyAsInt(candidate);
        known.put(candidate.target(), fresh);
        return fresh;
    }
}
