package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether an answer is whole is told by its media type and by how it begins. */
class FramingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SERVER_SENT_EVENTS | application/json | {`a`:1} | true",
                "SERVER_SENT_EVENTS | application/problem+json | [{`a`:1}] | true",
                "SERVER_SENT_EVENTS | application/json | \\ufeff\\n {`a`:1} | true",
                "SERVER_SENT_EVENTS | application/json | data: {`a`:1} | false",
                "SERVER_SENT_EVENTS | application/json | event: x | false",
                "SERVER_SENT_EVENTS | application/json | : hello | false",
                "SERVER_SENT_EVENTS | application/json | \\n\\ufeffdata: x | false",
                "SERVER_SENT_EVENTS | text/event-stream | {`a`:1} | false",
                "JSON_LINES | application/json | {`a`:1} | false",
                "JSON_LINES | application/json | {\\n  `a`:1} | true",
                "JSON_LINES | application/json | {  \\r\\n  `a`:1} | true",
                "JSON_LINES | application/x-ndjson | {\\n  `a`:1} | false",
                "AWS_EVENT_STREAM | application/json | {`a`:1} | true",
                "AWS_EVENT_STREAM | application/json | \\u0000\\u0001 | false",
                "AWS_EVENT_STREAM | application/vnd.amazon.eventstream | {} | false"
            })
    void tellsWholeAnswersByTypeAndBeginning(Framing framing, String type, String written, boolean whole)
            throws IOException {
        String text = written.replace('`', '"')
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\ufeff", "\ufeff")
                .replace("\\u0000\\u0001", "\0\1");
        InputStream body = body(text);

        assertThat(framing.isWhole(type, new Opening(body))).isEqualTo(whole);
        assertThat(body.readAllBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesNothingForAWholeAnswer() throws IOException {
        for (Framing framing : Framing.values()) {
            assertThat(framing.isWhole("application/json", new Opening(body(""))))
                    .isTrue();
        }
    }

    @Test
    void doesNotLookThroughBlanksWithoutEnd() throws IOException {
        InputStream body = body(" ".repeat(100_000) + "{}");

        assertThat(new Opening(body).isJson()).isFalse();
        assertThat(new Opening(body).isSpacedJson()).isFalse();
        assertThat(body.readAllBytes()).hasSize(100_002);
    }

    private static InputStream body(String text) {
        return new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
