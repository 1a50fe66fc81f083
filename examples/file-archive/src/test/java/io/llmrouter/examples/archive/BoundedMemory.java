package io.llmrouter.examples.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One run over many small files and a large one, in a process of little heap, with a simulated provider. */
final class BoundedMemory {

    private static final String SIMULATED =
            """
            providers:
              slow: { type: simulated, latency: %s, reply: "A summary of what the text says, in one sentence." }
            models:
              slow/model: { contextWindow: 128000, price: { input: 0.25, output: 2 } }
            policies:
              default: { candidates: [ slow/model ] }
            """;

    private final Path folder;
    private final String latency;

    /** In that folder; the provider takes so long for each answer. */
    BoundedMemory(Path folder, String latency) {
        this.folder = folder;
        this.latency = latency;
    }

    void smallFiles(int count) {
        for (int i = 0; i < count; i++) {
            RunningArchive.write(
                    folder,
                    "small/" + i / 100 + "/letter-" + i + ".txt",
                    "Letter " + i + ". " + "The parcel came on Friday. ".repeat(40));
        }
    }

    void largeFile(int megabytes) throws IOException {
        Path file = folder.resolve("archive/large.txt");
        Files.createDirectories(file.getParent());
        String line = "At noon the pump of the northern line was stopped and looked after by two people.\n";
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long written = 0; written < megabytes * 1024L * 1024L; written += line.length()) {
                out.write(line);
            }
        }
    }

    /** Runs to the end; the summary. */
    JsonNode run(String heap, int parallel, Duration most) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("llmrouter.yaml"), SIMULATED.formatted(latency));
        try (RunningArchive run =
                new RunningArchive(folder, heap, "archive.parallel=" + parallel, "llmrouter.config=file:" + config)) {
            int exit = run.awaitEnd(most);
            if (exit != 0) {
                throw new AssertionError("it ended with " + exit + ":\n" + RunningArchive.log(folder));
            }
        }
        return RunningArchive.summary(folder);
    }
}
