package io.llmrouter.engine.learn;

import io.llmrouter.engine.wire.Json;
import java.util.Map;

/**
 * A prompt as it is kept without its text, and how well a model answered it.
 *
 * @param id of the answer; what is kept later under the same one counts instead
 * @param embedder the model that made the embedding
 * @param scores by target, from 0 to 1
 * @param sketch of the prompt
 */
public record ScoredSketch(String id, String embedder, Map<String, Double> scores, Sketch sketch) {

    public ScoredSketch {
        scores = Map.copyOf(scores);
        if (sketch.form().length != PromptForm.COUNT || sketch.codes().length == 0) {
            throw new IllegalArgumentException("the sketch of '" + id + "' has " + sketch.form().length
                    + " numbers of the form and " + sketch.codes().length + " of the embedding, not "
                    + PromptForm.COUNT + " and some");
        }
    }

    /** That of a line; wrong ones throw {@link IllegalArgumentException}, saying how. */
    static ScoredSketch of(Map<String, Object> row) {
        for (String each : new String[] {"id", "embedder", "scores", "sketch"}) {
            if (row.get(each) == null) {
                throw new IllegalArgumentException("there is no '" + each + "'");
            }
        }
        return Json.mapper().convertValue(row, ScoredSketch.class);
    }

    Example example() {
        return sketch.example(scores);
    }
}
