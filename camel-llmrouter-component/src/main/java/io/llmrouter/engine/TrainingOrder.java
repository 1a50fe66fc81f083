package io.llmrouter.engine;

import io.llmrouter.engine.learn.Material;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be learned.
 *
 * @param folder the versions among which what is learned is put in force; null to try without
 * @param material what to learn from; null for the scored answers that the configuration keeps
 * @param embedder the embedding model in this process; null for the one that the configuration keeps answers by
 * @param most of the latest examples that are learned from
 * @param label what to call what is learned, such as a date
 */
public record TrainingOrder(
        @Nullable Path folder, @Nullable Material material, @Nullable String embedder, int most, String label) {}
