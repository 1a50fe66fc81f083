package io.llmrouter.examples.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files per second with a provider that takes 50 ms; the figures are in the log. */
@Tag("feeds")
class FileFeedTest {

    private static final Logger LOG = LoggerFactory.getLogger("file-archive");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 300", "8, 2400", "32, 6000"})
    void readsFiles(int readers, int files) throws Exception {
        BoundedMemory memory = new BoundedMemory(folder, "50ms");
        memory.smallFiles(files);

        JsonNode summary = memory.run("256m", readers, Duration.ofMinutes(5));

        LOG.info("feed file, {} at once: {} messages/s", readers, summary.path("filesPerSecond"));
        assertThat(summary.path("answered").asInt()).isEqualTo(files);
    }
}
