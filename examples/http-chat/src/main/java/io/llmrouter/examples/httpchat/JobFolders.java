package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of the jobs. A job is written to its next folder before it leaves the one it was in, so that looking
 * through them in their order always finds it.
 */
final class JobFolders {

    private final Path root;

    JobFolders(Path root) {
        this.root = root;
    }

    boolean holds(JobState state, String id) {
        return Files.exists(file(state, id));
    }

    /** The job and its state, if there is such a job. */
    Optional<Map.Entry<JobState, Job>> find(String id) throws IOException {
        for (JobState state : JobState.values()) {
            try {
                return Optional.of(Map.entry(state, read(Files.readString(file(state, id)))));
            } catch (NoSuchFileException elsewhere) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Job read(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, Job.class);
    }

    private Path file(JobState state, String id) {
        return root.resolve(state.word()).resolve(id + ".json");
    }
}
