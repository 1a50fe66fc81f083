package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n\n"})
    void readsALineAsTheDataOfAnEvent(String end) throws IOException {
        assertThat(read("{\"a\":\"Grüße 😀\"}" + end + "{\"b\":1}" + end))
                .containsExactly(SseEvent.of("{\"a\":\"Grüße 😀\"}"), SseEvent.of("{\"b\":1}"));
    }

    @Test
    void keepsALastLineWithoutAnEndIfItIsWhole() throws IOException {
        assertThat(read("{\"a\":1}\n{\"b\":1}")).containsExactly(SseEvent.of("{\"a\":1}"), SseEvent.of("{\"b\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"b\"", "{\"b\":{\"c\":1}", "  ", "12"})
    void dropsALineThatTheStreamBreaksOffIn(String rest) throws IOException {
        assertThat(read("{\"a\":1}\n" + rest)).containsExactly(SseEvent.of("{\"a\":1}"));
    }

    @Test
    void refusesLinesOverTheLimit() {
        assertThatThrownBy(() -> read("{\"a\":\"" + "x".repeat(2000) + "\"}\n")).isInstanceOf(OversizeException.class);
    }

    private static List<SseEvent> read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FrameReader reader = Framing.JSON_LINES.reader(new ByteArrayInputStream(bytes), 1000);
        List<SseEvent> events = new ArrayList<>();
        SseEvent event;
        while ((event = reader.next()) != null) {
            events.add(event);
        }
        assertThat(reader.next()).isNull();
        return events;
    }
}
