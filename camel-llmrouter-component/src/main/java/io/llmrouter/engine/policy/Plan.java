package io.llmrouter.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision: what to try, in which order, and why.
 *
 * @param policy the policy's name
 * @param rule the rule that applied; null when none did
 * @param strategy the strategy's name
 * @param inputTokens the estimated input
 * @param expectedOutputTokens the expected output
 * @param ranked what to try, best first, general fallbacks last; empty when every candidate was refused
 * @param refusals who was refused and why
 * @param detours where to go after some failures instead
 */
public record Plan(
        String policy,
        @Nullable String rule,
        String strategy,
        long inputTokens,
        long expectedOutputTokens,
        List<Ranked> ranked,
        List<Refusal> refusals,
        Detours detours) {
    public Plan {
        ranked = List.copyOf(ranked);
        refusals = List.copyOf(refusals);
    }
}
