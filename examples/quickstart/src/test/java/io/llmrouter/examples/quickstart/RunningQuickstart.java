package io.llmrouter.examples.quickstart;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a user starts it, in a folder of the test's. */
final class RunningQuickstart implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final ConfigurableApplicationContext application;

    private RunningQuickstart(Path home, ConfigurableApplicationContext application) {
        this.home = home;
        this.application = application;
    }

    /** Starts it; properties are written {@code name=value}. */
    static RunningQuickstart in(Path home, String... properties) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "server.port",
                "0",
                "quickstart.inbox",
                home.resolve("inbox").toString(),
                "quickstart.outbox",
                home.resolve("outbox").toString(),
                "quickstart.parked",
                home.resolve("parked").toString(),
                "quickstart.done",
                home.resolve("done").toString(),
                "quickstart.poll-interval",
                "50",
                "quickstart.settle-time",
                "50",
                "quickstart.samples",
                "false"));
        for (String property : properties) {
            all.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        return new RunningQuickstart(home, new SpringApplicationBuilder(Quickstart.class).run(arguments));
    }

    /** With OpenAI's key, and the provider in OpenAI's place. */
    static RunningQuickstart withKey(Path home, String baseUrl, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("OPENAI_API_KEY=sk-test-0123456789");
        all.add("OPENAI_BASE_URL=" + baseUrl);
        return in(home, all.toArray(String[]::new));
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    String total() {
        return application.getBean(RunningTotal.class).toString();
    }

    /** Puts a file into the inbox, as a whole. */
    void drop(String name, byte[] bytes) {
        try {
            Path inbox = Files.createDirectories(home.resolve("inbox"));
            Path beside = Files.write(home.resolve("dropping"), bytes);
            Files.createDirectories(inbox.resolve(name).getParent());
            Files.move(beside, inbox.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The result for a file, as soon as the file has left the inbox. */
    Map<String, Object> result(String name) {
        awaitEmptyInbox();
        return read(home.resolve("outbox").resolve(name + ".json"));
    }

    /** The reason for which a file was parked, as soon as it has left the inbox. */
    Map<String, Object> reason(String name) {
        awaitEmptyInbox();
        return read(home.resolve("parked").resolve(name + ".reason.json"));
    }

    void awaitEmptyInbox() {
        Awaitility.await().ignoreExceptions().atMost(Duration.ofMinutes(2)).until(() -> files("inbox")
                .isEmpty());
    }

    /** The files below a folder, as paths relative to it, sorted. */
    List<String> files(String folder) {
        Path root = home.resolve(folder);
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

    static Map<String, Object> read(Path file) {
        try {
            return JSON.readValue(file.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
