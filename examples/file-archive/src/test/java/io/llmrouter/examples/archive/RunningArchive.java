package io.llmrouter.examples.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The application as its own process, in a folder of the test's. */
final class RunningArchive implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Process process;

    /** Starts it with so much heap; arguments are written {@code name=value}. */
    RunningArchive(Path folder, String heap, String... arguments) throws IOException {
        this.folder = folder;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                FileArchive.class.getName(),
                "--server.port=0"));
        for (String argument : arguments) {
            command.add("--" + argument);
        }
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    static void write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve("archive").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until so many answers are there. */
    void awaitAnswers(int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> files(folder, "answers").size() >= count || !process.isAlive());
    }

    /** Ends the process in the way nobody can prepare for. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end; its exit code. */
    int awaitEnd(Duration most) throws InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it is not at its end after " + most + ":\n" + log(folder));
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode summary(Path folder) {
        return json(folder.resolve("work/summary.json"));
    }

    /** The files below a folder, finished or not, as paths relative to it, sorted. */
    static List<String> files(Path folder, String name) {
        Path root = folder.resolve(name);
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> root.relativize(each).toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // A file that was renamed while the folder was read: the next look sees it.
            return List.of();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
