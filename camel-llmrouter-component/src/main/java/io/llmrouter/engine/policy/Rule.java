package io.llmrouter.engine.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy does differently for some requests. The first rule that holds applies, and further ones where it goes on.
 *
 * @param name shown in explanations; {@code rule 1} when the configuration gives none
 * @param when which requests
 * @param candidates instead of the policy's; null to keep those
 * @param constraints in addition to what it {@linkplain #keepsOf keeps} of the policy's
 * @param strategy instead of the policy's; null to keep that
 * @param goesOn whether the rules after it that hold apply as well
 */
public record Rule(
        String name,
        Condition when,
        @Nullable List<CandidatePattern> candidates,
        Constraints constraints,
        @Nullable StrategySpec strategy,
        boolean goesOn) {
    public Rule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(constraints, "constraints");
        candidates = candidates == null ? null : List.copyOf(candidates);
    }

    /** A rule after which no other applies. */
    public Rule(
            String name,
            Condition when,
            @Nullable List<CandidatePattern> candidates,
            Constraints constraints,
            @Nullable StrategySpec strategy) {
        this(name, when, candidates, constraints, strategy, false);
    }

    /** The same rule, as far as it constrains: with the candidates and the strategy of whoever has it. */
    Rule constraining() {
        return new Rule(name, when, null, constraints, null, goesOn);
    }

    /**
     * What of the policy's demands holds under this rule: all of it, but for the price ceiling where the rule names its own
     * candidates, since it names them knowing what they cost.
     */
    public Constraints keepsOf(Constraints policy) {
        return candidates == null ? policy : policy.withoutPriceCeiling();
    }
}
