package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;

class EventStreamReaderTest {

    private static final int LIMIT = 1 << 23;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void readsMessagesHoweverTheyAreCut(int pieceSize) throws IOException {
        byte[] stream = BinaryMessages.stream(
                BinaryMessages.event("messageStart", "{\"role\":\"assistant\"}"),
                BinaryMessages.event("contentBlockDelta", "{\"text\":\"Grüße 😀 東京\"}"));

        assertThat(read(pieces(stream, pieceSize)))
                .containsExactly(
                        new SseEvent("messageStart", "{\"role\":\"assistant\"}", ""),
                        new SseEvent("contentBlockDelta", "{\"text\":\"Grüße 😀 東京\"}", ""));
    }

    @Test
    void tellsExceptionsAndErrorsFromEvents() throws IOException {
        byte[] stream = BinaryMessages.stream(
                BinaryMessages.exception("throttlingException", "{\"message\":\"slow down\"}"),
                BinaryMessages.error("InternalError", "it broke"));

        assertThat(read(new ByteArrayInputStream(stream)))
                .containsExactly(
                        new SseEvent("exception/throttlingException", "{\"message\":\"slow down\"}", ""),
                        new SseEvent("error/InternalError", "it broke", ""));
    }

    @Test
    void passesOverHeadersOfEveryType() throws IOException {
        byte[] message = BinaryMessages.message(
                Map.of(
                        "a", HeaderValue.fromBoolean(true),
                        "b", HeaderValue.fromBoolean(false),
                        "e", HeaderValue.fromInteger(3),
                        "f", HeaderValue.fromLong(4),
                        "g", HeaderValue.fromByteArray(new byte[] {5, 6}),
                        "h", HeaderValue.fromTimestamp(Instant.EPOCH),
                        "i", HeaderValue.fromUuid(new UUID(7, 8)),
                        ":event-type", HeaderValue.fromString("any")),
                "x");

        assertThat(read(new ByteArrayInputStream(message))).containsExactly(new SseEvent("any", "x", ""));
    }

    /** Amazon's encoder for Java leaves the values of these two out, unlike the specification. */
    @Test
    void passesOverHeadersThatAreSmallNumbers() throws IOException {
        byte[] headers = {1, 'c', 2, 1, 1, 'd', 3, 0, 2, 1, 'e', 7, 0, 1, 'x'};

        assertThat(EventStreamHeaders.read(ByteBuffer.wrap(headers))).isEqualTo(Map.of("e", "x"));
    }

    @Test
    void readsAMessageOfFourMebibytes() throws IOException {
        String data = "ä".repeat(1 << 21);

        assertThat(read(new ByteArrayInputStream(BinaryMessages.event("big", data))))
                .containsExactly(new SseEvent("big", data, ""));
    }

    @Test
    void findsEveryFlippedBit() {
        byte[] message = BinaryMessages.event("messageStop", "{\"stopReason\":\"end_turn\"}");

        for (int at = 0; at < message.length; at++) {
            byte[] broken = message.clone();
            broken[at] ^= 0x10;
            assertThatThrownBy(() -> read(new ByteArrayInputStream(broken)))
                    .as("byte %d", at)
                    .isInstanceOf(CorruptFrameException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    void dropsAMessageThatTheStreamBreaksOffIn() throws IOException {
        byte[] message = BinaryMessages.event("messageStop", "{}");

        for (int length = 0; length < message.length; length++) {
            assertThat(read(new ByteArrayInputStream(Arrays.copyOf(message, length))))
                    .isEmpty();
        }
    }

    @Test
    void refusesALongMessageBeforeItIsRead() {
        assertThatThrownBy(() -> read(new ByteArrayInputStream(prelude(LIMIT + 1, 0))))
                .isInstanceOf(OversizeException.class);
        assertThatThrownBy(() -> read(new ByteArrayInputStream(prelude(-1, 0)))).isInstanceOf(OversizeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100, -1})
    void refusesLengthsThatContradictEachOther(int headers) {
        assertThatThrownBy(() -> read(new ByteArrayInputStream(prelude(20, headers))))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining("contradict");
    }

    @Test
    void refusesHeadersThatAreCutOffOrUnknown() {
        assertThatThrownBy(() -> EventStreamHeaders.read(ByteBuffer.wrap(new byte[] {3, 'a', 'b'})))
                .isInstanceOf(CorruptFrameException.class);
        assertThatThrownBy(() -> EventStreamHeaders.read(ByteBuffer.wrap(new byte[] {1, 'a', 77})))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining("77");
    }

    private static byte[] prelude(int length, int headers) {
        ByteBuffer prelude = ByteBuffer.allocate(12).putInt(length).putInt(headers);
        CRC32 sum = new CRC32();
        sum.update(prelude.array(), 0, 8);
        return prelude.putInt((int) sum.getValue()).array();
    }

    private static InputStream pieces(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, size));
            }
        };
    }

    private static List<SseEvent> read(InputStream in) throws IOException {
        EventStreamReader reader = new EventStreamReader(in, LIMIT);
        List<SseEvent> events = new ArrayList<>();
        SseEvent event;
        while ((event = reader.next()) != null) {
            events.add(event);
        }
        return events;
    }
}
