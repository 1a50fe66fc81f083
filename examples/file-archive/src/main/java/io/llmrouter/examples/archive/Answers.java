package io.llmrouter.examples.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.camel.spi.IdempotentRepository;

/** The answers on disk. */
final class Answers {

    private static final String UNFINISHED = ".writing-";

    private final Path folder;
    private final IdempotentRepository keys;

    Answers(Path folder, IdempotentRepository keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /**
     * Counts the answers of earlier runs. An answer whose key was not yet written down when the run was cut off is
     * written down now, and what was being written then is removed.
     */
    void restore(Progress progress) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Iterator<Path> each = all.filter(Files::isRegularFile).iterator(); each.hasNext(); ) {
                restore(each.next(), progress);
            }
        }
    }

    private void restore(Path file, Progress progress) throws IOException {
        if (String.valueOf(file.getFileName()).startsWith(UNFINISHED)) {
            Files.delete(file);
            return;
        }
        JsonNode page = Json.mapper().readTree(file.toFile());
        keys.add(page.at("/source/key").asText());
        progress.restored(Json.mapper().convertValue(page.path("cost"), Cost.class));
    }
}
