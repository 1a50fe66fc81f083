package io.llmrouter.examples.esb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.context.support.ClassPathXmlApplicationContext;

/** One of the two order flows as Spring starts it, in a folder of the test's. */
final class RunningOrders implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> properties = new TreeMap<>();
    private final ClassPathXmlApplicationContext context;

    /** Starts a flow; properties stand over those of {@code orders.properties}, as {@code -D} does. */
    RunningOrders(String flow, Path folder, Map<String, String> more) {
        this.folder = folder;
        properties.put("folder", folder.toString());
        properties.put("poll.interval", "50");
        properties.put("settle.time", "50");
        properties.putAll(more);
        properties.forEach(System::setProperty);
        context = new ClassPathXmlApplicationContext(flow + "/orders.xml");
    }

    void drop(String name, String text) {
        try {
            Path beside = Files.writeString(folder.resolve(name), text);
            Files.move(beside, Files.createDirectories(folder.resolve("orders")).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void dropSamples() {
        try (Stream<Path> all = Files.list(Path.of("samples"))) {
            for (Path sample : all.sorted().toList()) {
                drop(sample.getFileName().toString(), Files.readString(sample));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitAllTaken() {
        // A file may be taken while the folder is looked through.
        Awaitility.await().ignoreExceptions().atMost(Duration.ofMinutes(2)).until(() -> files("orders")
                .isEmpty());
    }

    /** The files below a folder, as paths relative to it, sorted. */
    List<String> files(String name) {
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
        context.close();
        properties.keySet().forEach(System::clearProperty);
    }
}
