package io.llmrouter.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a learned model in a folder.
 *
 * @param folder where they are
 * @param current the one in force; null while there is none
 * @param all of them, the oldest first
 */
public record ModelVersions(String folder, @Nullable String current, List<String> all) {
    public ModelVersions {
        all = List.copyOf(all);
    }
}
