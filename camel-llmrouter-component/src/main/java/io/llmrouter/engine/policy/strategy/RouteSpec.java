package io.llmrouter.engine.policy.strategy;

import java.util.List;
import java.util.Objects;

/**
 * Where prompts of one sort go.
 *
 * @param name of the sort; for {@code intent} the label, or a wildcard for several
 * @param examples prompts of that sort; only {@code semantic} needs them
 * @param candidates targets, or wildcards for them, the favourite first
 */
public record RouteSpec(String name, List<String> examples, List<String> candidates) {
    public RouteSpec {
        Objects.requireNonNull(name, "name");
        examples = List.copyOf(examples);
        candidates = List.copyOf(candidates);
    }
}
