package io.llmrouter.engine.experiment;

import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way of serving a policy's calls.
 *
 * @param name what results call it
 * @param weight its share of the calls, against the weights of the others
 * @param candidates instead of the policy's; null to keep those
 * @param strategy instead of the policy's; null to keep that
 * @param policy another policy instead of all of it; null to keep it
 */
public record Variant(
        String name,
        double weight,
        @Nullable List<CandidatePattern> candidates,
        @Nullable StrategySpec strategy,
        @Nullable String policy) {
    public Variant {
        Objects.requireNonNull(name, "name");
        candidates = candidates == null ? null : List.copyOf(candidates);
    }

    /** The policy as it is. */
    public static Variant asItIs(String name, double weight) {
        return new Variant(name, weight, null, null, null);
    }

    /** Whether it is the policy as it is. */
    public boolean changesNothing() {
        return candidates == null && strategy == null && policy == null;
    }
}
