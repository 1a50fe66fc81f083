package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision: what to try, in which order, and why.
 *
 * @param policy the policy's name
 * @param rule the rule that applied, or several joined by {@code +}; null when none did
 * @param ruleWhy what the rule asked that held; null when none applied
 * @param strategy the strategy's name
 * @param inputTokens the estimated input
 * @param expectedOutputTokens the expected output
 * @param ranked what to try, best first, general fallbacks last; empty when every candidate was refused
 * @param refusals who was refused and why
 * @param detours where to go after some failures instead
 * @param adjustments what of the request a target would not be sent as it was asked; only in a plan that was asked for
 * @param verification what an answer must pass, else the next candidate is asked; null when the first answer will do
 * @param trial its part in experiments
 */
public record Plan(
        String policy,
        @Nullable String rule,
        @Nullable String ruleWhy,
        String strategy,
        long inputTokens,
        long expectedOutputTokens,
        List<Ranked> ranked,
        List<Refusal> refusals,
        Detours detours,
        Map<Target, List<String>> adjustments,
        @Nullable Verification verification,
        Trial trial) {
    public Plan {
        ranked = List.copyOf(ranked);
        refusals = List.copyOf(refusals);
        adjustments = Map.copyOf(adjustments);
    }

    /** The same plan, with what its targets would not be sent as it was asked. */
    public Plan withAdjustments(Map<Target, List<String>> other) {
        return with(ranked, other, trial);
    }

    /** The same plan for these candidates alone. */
    public Plan withRanked(List<Ranked> other) {
        return with(other, adjustments, trial);
    }

    /** The same plan with another part in experiments. */
    public Plan withTrial(Trial other) {
        return with(ranked, adjustments, other);
    }

    private Plan with(List<Ranked> order, Map<Target, List<String>> adjusted, Trial part) {
        return new Plan(
                policy,
                rule,
                ruleWhy,
                strategy,
                inputTokens,
                expectedOutputTokens,
                order,
                refusals,
                detours,
                adjusted,
                verification,
                part);
    }
}
