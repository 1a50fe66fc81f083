package io.llmrouter.engine.learn;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is learned from of one prompt.
 *
 * @param embedding of the prompt
 * @param form of the prompt, by {@link PromptForm}
 * @param tokens how long it is
 * @param group what it is about; null when nobody said
 * @param scores by model, from 0 to 1; of models that answered it alone
 */
public record Example(
        float[] embedding, double[] form, int tokens, @Nullable String group, Map<String, Double> scores) {
    public Example {
        scores = Map.copyOf(scores);
    }

    /** That of a prompt with that embedding. */
    public static Example of(ScoredPrompt prompt, float[] embedding) {
        return new Example(
                embedding, PromptForm.of(prompt.prompt()), tokens(prompt.prompt()), prompt.group(), prompt.scores());
    }

    static int tokens(String prompt) {
        return (int) RequestFeatures.of(ChatRequest.of(prompt), false).inputTokens();
    }
}
