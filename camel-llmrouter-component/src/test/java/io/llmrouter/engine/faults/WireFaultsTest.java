package io.llmrouter.engine.faults;

import static io.llmrouter.engine.faults.Answers.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.faults.WireScene.Ended;
import io.llmrouter.test.WireProtocol;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of every fault on the wire in every protocol, over real HTTP, for whole answers and for streams. */
@Timeout(60)
class WireFaultsTest {

    /** Fault, what it comes to as a whole answer and as a stream (one for both), and in which protocol if not in all. */
    private static final String TABLE =
            """
            SOUND                     | *
            STATUS_500                | [server_error]
            STATUS_502                | [server_error]
            STATUS_503                | [overloaded]
            STATUS_504                | [timeout]
            STATUS_529                | [overloaded]
            PAGE_502                  | [server_error]
            OVERLOADED_BEFORE_CONTENT | [overloaded]
            OVERLOADED_AFTER_CONTENT  | [overloaded]         | Grüße [overloaded]
            ERROR_BEFORE_CONTENT      | [server_error]
            ERROR_AFTER_CONTENT       | [server_error]       | Grüße [server_error]
            BROKEN_CHECKSUM           | *                    | Grüße [malformed_response]
            BROKEN_PRELUDE            | *                    | Grüße [malformed_response]
            LETTERS_IN_TWO_PIECES     | *
            ONE_BYTE_PIECES           | *
            HALF_A_LETTER_AT_THE_END  | [malformed_response] | Grüße an [connection_lost]
            DUPLICATE_FIELDS          | *
            NO_EVENT_NAMES            | *
            EVENTS_WITHOUT_DATA       | *
            UNKNOWN_FIELDS            | *
            NO_SPACE_BEHIND_THE_COLON | *
            DATA_IN_TWO_FIELDS        | *
            COMMENTS                  | *
            COMMENTS_INSIDE_EVENTS    | *
            BLANK_LINES               | *
            CRLF                      | *
            LONE_CR                   | *
            BYTE_ORDER_MARK           | *
            NO_END_MARKER             | *                    | Grüße an 😀 alle.[connection_lost]
            TRUNCATED_JSON            | [malformed_response] | Grüße [malformed_response]
            PAGE_200                  | [malformed_response]
            PAGE_AS_ANSWER            | [malformed_response]
            EMPTY_BODY                | [malformed_response]
            UNASKED_GZIP              | [malformed_response]
            PLAIN_TYPE                | *
            NO_TYPE                   | *
            THE_OTHER_FORM            | [malformed_response] | *
            """;

    static Stream<Arguments> rows() {
        return TABLE.lines().flatMap(line -> {
            String[] cells = Arrays.stream(line.replace("*", TEXT).split("\\|"))
                    .map(String::strip)
                    .toArray(String[]::new);
            WireFault fault = WireFault.valueOf(cells[0]);
            return Stream.of(WireProtocol.values())
                    .filter(fault::concerns)
                    .flatMap(protocol -> Stream.of(
                            Arguments.of(fault, protocol, false, cells[1]),
                            Arguments.of(fault, protocol, true, cells[cells.length - 1])));
        });
    }

    @ParameterizedTest(name = "{0} {1} stream={2}: {3}")
    @MethodSource("rows")
    void tellsTheAnswerOrItsFailure(WireFault fault, WireProtocol protocol, boolean streaming, String expected) {
        try (WireScene scene = WireScene.of(protocol, fault.of(protocol, streaming))) {
            Ended ended = scene.ask(streaming);

            assertThat(ended.brief())
                    .as("%s %s stream=%s: %s", fault, protocol, streaming, ended.failure())
                    .isEqualTo(expected);
            assertThat(ended.ends()).isEqualTo(1);
            assertThat(scene.calls("a")).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} {1} stream={2}: {3}")
    @MethodSource("rows")
    void asksTheNextTargetUntilTheFirstWord(
            WireFault fault, WireProtocol protocol, boolean streaming, String expected) {
        Played sound = WireFault.SOUND.of(protocol, streaming);
        try (WireScene scene = WireScene.of(protocol, fault.of(protocol, streaming), sound)) {
            Ended ended = scene.ask(streaming);

            boolean failsAtOnce = expected.startsWith("[");
            assertThat(ended.brief())
                    .as("%s %s stream=%s", fault, protocol, streaming)
                    .isEqualTo(failsAtOnce ? TEXT : expected);
            assertThat(scene.calls("b")).isEqualTo(failsAtOnce ? 1 : 0);
        }
    }

    @ParameterizedTest(name = "{0} stream={1}")
    @CsvSource({
        "OPENAI, false, /chat/completions, Authorization, Bearer ",
        "OPENAI, true, /chat/completions, Authorization, Bearer ",
        "RESPONSES, true, /responses, Authorization, Bearer ",
        "ANTHROPIC, true, /messages, x-api-key, ''",
        "GEMINI, true, /models/model:streamGenerateContent?alt=sse, x-goog-api-key, ''",
        "VERTEX, false, /publishers/google/models/model:generateContent, Authorization, Bearer ",
        "VERTEX, true, /publishers/google/models/model:streamGenerateContent?alt=sse, Authorization, Bearer ",
        "VERTEX_CLAUDE, false, /publishers/anthropic/models/model:rawPredict, Authorization, Bearer ",
        "VERTEX_CLAUDE, true, /publishers/anthropic/models/model:streamRawPredict, Authorization, Bearer ",
        "BEDROCK, true, /model/model/converse-stream, Authorization, Bearer ",
        "INVOKED, true, /model/model/invoke-with-response-stream, Authorization, Bearer ",
        "COHERE, true, /v2/chat, Authorization, Bearer ",
        "OLLAMA, true, /api/chat, Authorization, Bearer "
    })
    void asksAtTheProtocolsOwnAddressWithItsOwnHeader(
            WireProtocol protocol, boolean streaming, String path, String header, String prefix) {
        try (WireScene scene = WireScene.of(protocol, WireFault.SOUND.of(protocol, streaming))) {
            assertThat(scene.ask(streaming).text()).isEqualTo(TEXT);

            assertThat(scene.asked("a").path()).isEqualTo(path);
            assertThat(scene.asked("a").headers().get(header)).endsWith(WireScene.KEY);
            assertThat(scene.asked("a").headers().get(header)).startsWith(prefix);
        }
    }

    @Test
    void knowsWhatToExpectOfEveryFault() {
        List<Object> known = rows().map(row -> row.get()[0]).distinct().toList();

        assertThat(known).containsExactlyInAnyOrder((Object[]) WireFault.values());
    }
}
