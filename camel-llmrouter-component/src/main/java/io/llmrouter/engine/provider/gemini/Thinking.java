package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.provider.EffortWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides how much a model is asked to reason: by a level since Gemini 3, by a budget in 2.5, as documented at
 * https://ai.google.dev/gemini-api/docs/thinking. The budgets of words are those of Google's own OpenAI compatibility.
 * A model that cannot stop reasoning is asked for the least it can. Stateless.
 */
final class Thinking {

    static final String LEVEL = "thinkingLevel";
    static final String BUDGET = "thinkingBudget";

    private static final List<String> WORDS = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final List<Integer> BUDGETS = List.of(0, 1024, 1024, 8192, 24_576, 32_768, 32_768);

    private Thinking() {}

    /** The {@code thinkingConfig}; empty where nothing is asked, or the model cannot think. */
    static Map<String, Object> config(ReasoningEffort effort, GeminiModel model) {
        if (!effort.isGiven() || !model.thinks()) {
            return new LinkedHashMap<>();
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("includeThoughts", effort.asks());
        if (model.thinksByLevel()) {
            config.put(LEVEL, level(effort, model));
        } else {
            config.put(BUDGET, budget(effort, model));
        }
        return config;
    }

    /** What is asked for otherwise than it was wished, as an adjustment; null if nothing is. */
    static @Nullable String note(ReasoningEffort effort, GeminiModel model) {
        if (!effort.isGiven() || !model.thinks()) {
            return null;
        }
        return model.thinksByLevel() ? noteOfLevel(effort, level(effort, model)) : noteOfBudget(effort, model);
    }

    private static @Nullable String noteOfLevel(ReasoningEffort effort, String sent) {
        Integer tokens = effort.budgetTokens();
        if (tokens != null && tokens > 0) {
            return "says a budget of " + tokens + " tokens as " + sent;
        }
        String asked = effort.asks() ? Objects.requireNonNull(effort.level()) : WORDS.get(0);
        return asked.equals(sent) ? null : EffortWords.note(asked, sent);
    }

    private static @Nullable String noteOfBudget(ReasoningEffort effort, GeminiModel model) {
        int sent = budget(effort, model);
        Integer tokens = effort.budgetTokens();
        if (tokens != null) {
            return tokens == sent ? null : "says a budget of " + tokens + " tokens as " + sent;
        }
        String asked = Objects.requireNonNull(effort.level());
        String word = WORDS.get(index(effort));
        if (BUDGETS.get(index(effort)) != sent) {
            return EffortWords.note(asked, "a budget of " + sent + " tokens");
        }
        return asked.equals(word) ? null : EffortWords.note(asked, word);
    }

    private static int index(ReasoningEffort effort) {
        Integer tokens = effort.budgetTokens();
        return tokens == null
                ? WORDS.indexOf(EffortWords.among(WORDS, Objects.requireNonNull(effort.level())))
                : EffortWords.levelOf(tokens, BUDGETS);
    }

    private static String level(ReasoningEffort effort, GeminiModel model) {
        return switch (WORDS.get(index(effort))) {
            case "none", "minimal" -> model.knowsMinimal() ? "minimal" : "low";
            case "low" -> model.knowsLow() ? "low" : "high";
            case "medium" -> model.knowsMedium() ? "medium" : "high";
            default -> "high";
        };
    }

    private static int budget(ReasoningEffort effort, GeminiModel model) {
        Integer given = effort.budgetTokens();
        int tokens = given == null ? BUDGETS.get(index(effort)) : given;
        return switch (model.family()) {
            case PRO -> Math.max(128, Math.min(tokens, 32_768));
            case FLASH -> Math.min(tokens, 24_576);
            case GEMMA -> tokens;
            case FLASH_LITE -> tokens == 0 ? 0 : Math.max(512, Math.min(tokens, 24_576));
        };
    }
}
