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
        Map<Target, List<String>> adjustments) {
    public Plan {
        ranked = List.copyOf(ranked);
        refusals = List.copyOf(refusals);
        adjustments = Map.copyOf(adjustments);
    }

    /** The same plan, with what its targets would not be sent as it was asked. */
    public Plan withAdjustments(Map<Target, List<String>> other) {
        return new Plan(
                policy, rule, ruleWhy, strategy, inputTokens, expectedOutputTokens, ranked, refusals, detours, other);
    }
}
