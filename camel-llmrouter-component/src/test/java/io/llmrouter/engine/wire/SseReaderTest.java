package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void readsEventsWhateverEndsTheirLines(String end) throws IOException {
        String text = "event: note\ndata: one\ndata: two\nid: 7\n\ndata:three\n\n".replace("\n", end);

        assertThat(read(text))
                .containsExactly(new SseEvent("note", "one\ntwo", "7"), new SseEvent("message", "three", "7"));
    }

    @Test
    void readsLettersThatArriveInPieces() throws IOException {
        assertThat(read("data: Grüße 😀 東京\r\n\r\ndata: b\r\n\r\n"))
                .extracting(SseEvent::data)
                .containsExactly("Grüße 😀 東京", "b");
    }

    @Test
    void skipsAByteOrderMarkAtTheStartOnly() throws IOException {
        assertThat(read("\uFEFFdata: a\n\n\uFEFFdata: b\n\ndata: c\n\n"))
                .extracting(SseEvent::data)
                .containsExactly("a", "c");
    }

    @Test
    void tellsCommentsWithoutBreakingTheEventAroundThem() throws IOException {
        assertThat(read(": hello\ndata: a\n:\ndata: b\n\n"))
                .containsExactly(SseEvent.COMMENT, SseEvent.COMMENT, SseEvent.of("a\nb"));
    }

    @Test
    void takesOneSpaceOffAValueAndFieldsWithoutAColonAsEmpty() throws IOException {
        assertThat(read("data:  two\ndata\ndata:\n\n")).containsExactly(SseEvent.of(" two\n\n"));
    }

    @Test
    void keepsWhatCameInsteadOfEvents() throws IOException {
        String error = "{\n  \"error\": {\n    \"message\": \"no\"\n  }\n}";

        assertThat(unframed(": hello\n\n" + error)).isEqualTo(error + "\n");
        assertThat(unframed("data: a\n\n" + error)).isEmpty();
        assertThat(unframed("")).isBlank();
        assertThat(unframed("x".repeat(999) + "\n")).hasSize(1000);
        assertThat(unframed(("x".repeat(999) + "\n").repeat(2000))).hasSizeBetween(1_000_000, 1 << 20);
    }

    private static String unframed(String text) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1000);
        while (reader.next() != null) {
            assertThat(reader.unframed()).isEmpty();
        }
        return reader.unframed();
    }

    @Test
    void ignoresUnknownFieldsEventsWithoutDataAndIdsWithANull() throws IOException {
        assertThat(read("event: lost\n\nfoo: bar\nid: 1\u00002\ndata: a\n\n")).containsExactly(SseEvent.of("a"));
    }

    @Test
    void dropsAnEventThatTheStreamBreaksOffIn() throws IOException {
        assertThat(read("data: a\n\ndata: b\n")).containsExactly(SseEvent.of("a"));
        assertThat(read("data: a\n\ndata: b")).containsExactly(SseEvent.of("a"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void remembersTheLastRetryThatIsANumber() throws IOException {
        SseReader reader = reader("retry: 1500\nretry: soon\nretry: 99999999999999999\n\n");

        assertThat(reader.next()).isNull();
        assertThat(reader.retry()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void holdsLinesAndEventsToTheLimit() {
        SseReader longLine = new SseReader(stream("data: " + "x".repeat(200)), 100);
        SseReader longEvent = new SseReader(stream("data: 0123456789012345678901234567890\n".repeat(10)), 100);

        assertThatThrownBy(longLine::next).isInstanceOf(OversizeException.class).hasMessageContaining("a line");
        assertThatThrownBy(longEvent::next)
                .isInstanceOf(OversizeException.class)
                .hasMessageContaining("an event");
    }

    @Test
    void tellsAnEventThatEndsInACarriageReturnBeforeMoreArrives() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            SseReader reader = new SseReader(in, 1000);
            var first = CompletableFuture.supplyAsync(() -> next(reader));
            out.write("data: a\r\r".getBytes(StandardCharsets.UTF_8));
            out.flush();

            assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo(SseEvent.of("a"));
        }
    }

    private static SseEvent next(SseReader reader) {
        try {
            return reader.next();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whole, and byte by byte: both must tell the same. */
    private static List<SseEvent> read(String text) throws IOException {
        List<SseEvent> whole = all(reader(text));
        List<SseEvent> bytes = all(new SseReader(new OneByteStream(stream(text)), 1000));
        assertThat(bytes).isEqualTo(whole);
        return whole;
    }

    private static List<SseEvent> all(SseReader reader) throws IOException {
        List<SseEvent> events = new ArrayList<>();
        SseEvent event;
        while ((event = reader.next()) != null) {
            events.add(event);
        }
        return events;
    }

    private static SseReader reader(String text) {
        return new SseReader(stream(text), 1000);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class OneByteStream extends InputStream {
        private final InputStream in;

        OneByteStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in.read(bytes, from, Math.min(1, length));
        }
    }
}
