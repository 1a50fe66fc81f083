package io.llmrouter.examples.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedMemoryTest {

    @TempDir
    Path folder;

    /** The large file alone would take 64 MB as a text in memory. */
    @Test
    void readsMoreThanItHasMemoryFor() throws Exception {
        BoundedMemory memory = new BoundedMemory(folder, "2ms");
        memory.smallFiles(200);
        memory.largeFile(64);

        JsonNode summary = memory.run("56m", 8, Duration.ofMinutes(5));

        assertThat(summary.path("answered").asInt()).isEqualTo(201);
        assertThat(summary.path("parked").asInt()).isZero();
        assertThat(RunningArchive.json(folder.resolve("answers/large.txt.json"))
                        .at("/cost/calls")
                        .asInt())
                .isGreaterThan(1000);
    }
}
