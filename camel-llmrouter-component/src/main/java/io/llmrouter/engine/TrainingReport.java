package io.llmrouter.engine;

import io.llmrouter.engine.learn.HeldOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learned.
 *
 * @param version the name under which it was put in force; null if it was not
 * @param before the version in force before; null if there was none
 * @param examples how many were learned from
 * @param embedder the model that made their embeddings
 * @param models what was scored, by model
 * @param heldOut how good it is
 * @param bytes how large it is as a file
 */
public record TrainingReport(
        @Nullable String version,
        @Nullable String before,
        int examples,
        String embedder,
        List<Scored> models,
        HeldOut heldOut,
        long bytes) {

    /**
     * How a model was scored.
     *
     * @param model the model
     * @param scores how often
     * @param mean of the scores
     */
    public record Scored(String model, int scores, double mean) {}

    public TrainingReport {
        models = List.copyOf(models);
    }
}
