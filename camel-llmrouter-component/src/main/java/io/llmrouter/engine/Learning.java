package io.llmrouter.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Learns from scored prompts and answers, and keeps versions of what was learned in folders, one of which is in force in
 * each. A version that is put in force is used at once by the policies of this router that name its folder, without a new
 * configuration, and by other routers at their next look. Thread-safe: several may learn at once; what changes a folder is
 * done one after the other, and between processes the last one counts. Methods throw {@link InvalidRequestException}, saying
 * what is wrong with what they were given.
 */
public interface Learning {

    /** Learns, and puts what was learned in force if that is wanted. Blocks, for minutes if many prompts are to be embedded. */
    TrainingReport train(TrainingOrder order);

    /** What there is in a folder. */
    ModelVersions versions(Path folder);

    /**
     * Puts an earlier version in force.
     *
     * @param version its name; null for the one before the one in force
     */
    ModelVersions rollBack(Path folder, @Nullable String version);
}
