package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.wire.FrameReader;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.SseEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Exchanges recorded from real providers, where a folder of them is at hand: named by the system property
 * {@code llmrouter.exchanges}, or beside the project. Each is a JSON file with {@code provider}, {@code kind},
 * {@code request} and {@code response}, its body as text.
 */
public final class RecordedExchanges {

    private RecordedExchanges() {}

    /** All exchanges by the names of their files; the test is skipped where there is no folder. */
    public static SortedMap<String, JsonNode> all() throws IOException {
        Path folder = Path.of(System.getProperty("llmrouter.exchanges", "../../shared/data/exchanges"));
        Assumptions.assumeTrue(Files.isDirectory(folder), "no recorded exchanges at " + folder);
        SortedMap<String, JsonNode> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> all.put(folder.relativize(file).toString(), json(file)));
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    /** One test for each exchange that is wanted; skipped where there is no folder. */
    public static Stream<DynamicTest> judged(Predicate<JsonNode> wanted, ThrowingConsumer<JsonNode> judge)
            throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        all().forEach((file, exchange) -> {
            if (wanted.test(exchange)) {
                tests.add(DynamicTest.dynamicTest(file, () -> judge.acceptThrows(exchange)));
            }
        });
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    /** The body of the recorded response. */
    public static String body(JsonNode exchange) {
        JsonNode body = exchange.path("response").path("body");
        return body.isTextual() ? body.textValue() : body.toString();
    }

    /** What a recorded stream is to a dialect, to its last event. */
    public static List<StreamEvent> read(ChatDialect dialect, String stream) throws IOException {
        return read(dialect, stream.getBytes(StandardCharsets.UTF_8));
    }

    /** What a recorded stream is to a dialect, to its last event. */
    public static List<StreamEvent> read(ChatDialect dialect, byte[] stream) throws IOException {
        FrameReader reader = dialect.framing().reader(new ByteArrayInputStream(stream), 1 << 24);
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        SseEvent event;
        while ((event = reader.next()) != null) {
            events.addAll(decoder.read(event));
            if (isOver(events)) {
                return events;
            }
        }
        events.addAll(decoder.end());
        return events;
    }

    private static boolean isOver(List<StreamEvent> events) {
        Kind last = events.isEmpty() ? Kind.PING : events.get(events.size() - 1).kind();
        return last == Kind.FINISHED || last == Kind.FAILED;
    }

    /** The pieces of one kind, joined. */
    public static String join(List<StreamEvent> events, Kind kind, Function<StreamEvent, String> piece) {
        StringBuilder all = new StringBuilder();
        events.stream().filter(event -> event.kind() == kind).forEach(event -> all.append(piece.apply(event)));
        return all.toString();
    }

    /** JSON that is known to be good. */
    public static JsonNode tree(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return Json.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
