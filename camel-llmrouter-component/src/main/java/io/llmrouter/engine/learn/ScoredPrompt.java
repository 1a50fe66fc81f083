package io.llmrouter.engine.learn;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prompt, and how well models answered it.
 *
 * @param prompt the text that was asked
 * @param group what it is about, such as a subject or a task; null when nobody said. Only read in training
 * @param scores by model, from 0, useless, to 1, right; a model that never answered it is not there
 */
public record ScoredPrompt(String prompt, @Nullable String group, Map<String, Double> scores) {
    public ScoredPrompt {
        scores = Map.copyOf(scores);
        scores.forEach((model, score) -> {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("the score of " + model + " must be from 0 to 1, not " + score);
            }
        });
    }
}
