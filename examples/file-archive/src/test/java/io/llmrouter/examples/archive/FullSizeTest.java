package io.llmrouter.examples.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 5,000 small files, and one of 50 MB; what it took is in the log. */
@Tag("full-size")
class FullSizeTest {

    private static final Logger LOG = LoggerFactory.getLogger("file-archive");

    @TempDir
    Path folder;

    @Test
    void readsFiveThousandSmallFiles() throws Exception {
        BoundedMemory memory = new BoundedMemory(folder, "50ms");
        memory.smallFiles(5000);

        assertThat(told("5,000 small files", memory.run("64m", 32, Duration.ofMinutes(10))))
                .isEqualTo(5000);
    }

    @Test
    void readsAFileOfFiftyMegabytes() throws Exception {
        BoundedMemory memory = new BoundedMemory(folder, "50ms");
        memory.largeFile(50);

        assertThat(told("a file of 50 MB", memory.run("64m", 32, Duration.ofMinutes(10))))
                .isEqualTo(1);
    }

    @Test
    void readsBothAtOnce() throws Exception {
        BoundedMemory memory = new BoundedMemory(folder, "50ms");
        memory.smallFiles(5000);
        memory.largeFile(50);

        assertThat(told("both at once", memory.run("64m", 32, Duration.ofMinutes(10))))
                .isEqualTo(5001);
    }

    private static int told(String what, JsonNode summary) {
        LOG.info("{}: {}", what, summary);
        return summary.path("answered").asInt();
    }
}
