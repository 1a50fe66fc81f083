package io.llmrouter.engine.policy.strategy;

import java.util.List;

/**
 * The candidates for requests of some complexity.
 *
 * @param upTo the highest complexity, above 0 and at most 1
 * @param candidates targets or wildcards of them
 */
public record Level(double upTo, List<String> candidates) {
    public Level {
        candidates = List.copyOf(candidates);
        if (!(upTo > 0 && upTo <= 1)) {
            throw new IllegalArgumentException("a level is up to a complexity above 0 and at most 1, not " + upTo);
        }
    }
}
