package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.provider.EffortWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides how much a model is asked to reason: by a level since Gemini 3, by a budget in 2.5, as documented at
 * https://ai.google.dev/gemini-api/docs/thinking. The budgets of words are those of Google's own OpenAI compatibility.
 * A model that cannot stop reasoning is asked for the least it can. Stateless.
 */
final class Thinking {

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
            config.put("thinkingLevel", level(effort, model));
        } else {
            config.put("thinkingBudget", budget(effort, model));
        }
        return config;
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
