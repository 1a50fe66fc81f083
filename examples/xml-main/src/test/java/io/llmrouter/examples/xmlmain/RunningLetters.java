package io.llmrouter.examples.xmlmain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;

/** The application as {@code java -jar} starts it, within the test, in a folder of the test's. */
final class RunningLetters implements AutoCloseable {

    private final Path folder;
    private final Main main = new Main();

    /** Starts it, with these properties over those of {@code application.properties}. */
    RunningLetters(Path folder, Map<String, String> properties) {
        this.folder = folder;
        main.addOverrideProperty("folder", folder.toString());
        main.addOverrideProperty("poll.interval", "50");
        main.addOverrideProperty("settle.time", "50");
        properties.forEach(main::addOverrideProperty);
        main.start();
    }

    static void drop(Path folder, String name, byte[] bytes) {
        try {
            Path beside = Files.write(folder.resolve(name), bytes);
            Files.move(beside, Files.createDirectories(folder.resolve("inbox")).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void drop(String name, byte[] bytes) {
        drop(folder, name, bytes);
    }

    void awaitEmptyInbox() {
        awaitEmptyInbox(folder);
    }

    static void awaitEmptyInbox(Path folder) {
        // A file may be taken while the folder is looked through.
        Awaitility.await().ignoreExceptions().atMost(Duration.ofMinutes(2)).until(() -> files(folder, "inbox")
                .isEmpty());
    }

    List<String> files(String name) {
        return files(folder, name);
    }

    /** The files below a folder, as paths relative to it, sorted. */
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
