package io.llmrouter.engine.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much a model should think before it answers. Dialects turn the one into the other where a provider has only one
 * of them.
 *
 * @param level one of {@code none, minimal, low, medium, high, xhigh, max, ultra}, in letters of any case; {@code off} is
 *     another word for {@code none}; null leaves it to the provider
 * @param budgetTokens the most it may think, in tokens, 0 for not at all; null leaves it to the level
 */
public record ReasoningEffort(@Nullable String level, @Nullable Integer budgetTokens) {

    private static final String NONE = "none";

    /** Left to the provider. */
    public static final ReasoningEffort DEFAULT = new ReasoningEffort(null, null);

    public ReasoningEffort {
        level = level == null ? null : word(level);
        if (budgetTokens != null && budgetTokens < 0) {
            throw new IllegalArgumentException("the reasoning budget must be 0 or more, not " + budgetTokens);
        }
    }

    /** Clients write it in capitals, too. */
    private static String word(String level) {
        String small = level.strip().toLowerCase(Locale.ROOT);
        return small.equals("off") ? NONE : small;
    }

    /** By a word. */
    public static ReasoningEffort of(@Nullable String level) {
        return level == null ? DEFAULT : new ReasoningEffort(level, null);
    }

    /** By a number of tokens. */
    public static ReasoningEffort budget(int tokens) {
        return new ReasoningEffort(null, tokens);
    }

    /** Whether anything was said about it. */
    public boolean isGiven() {
        return level != null || budgetTokens != null;
    }

    /** Whether the model is asked to think at all. */
    public boolean asks() {
        boolean budgeted = budgetTokens != null && budgetTokens > 0;
        boolean worded = budgetTokens == null && level != null && !level.equals(NONE);
        return budgeted || worded;
    }
}
