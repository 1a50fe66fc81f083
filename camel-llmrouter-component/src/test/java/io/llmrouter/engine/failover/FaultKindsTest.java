package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.failover.FaultScene.Dialect;
import io.llmrouter.engine.failover.FaultScene.Ended;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.test.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every fault is told to be, over real HTTP, in both protocols, for whole answers and for streams. */
@Timeout(60)
class FaultKindsTest {

    private static final Set<Fault> HANGS = EnumSet.of(Fault.NO_ANSWER, Fault.STALL_MIDSTREAM, Fault.NO_END);
    private static final String SOUND = "A sound answer.";

    /** Fault; then what it comes to as a whole answer and as a stream. One word stands for both. */
    private static final String TABLE =
            """
            NONE                       | A sound answer.
            RATE_LIMITED               | [rate_limited]
            RATE_LIMITED_SECONDS       | [rate_limited]
            RATE_LIMITED_DATE          | [rate_limited]
            RATE_LIMITED_MILLIS        | [rate_limited]
            RATE_LIMITED_WORDS         | [rate_limited]
            SERVER_ERROR               | [server_error]
            BAD_GATEWAY                | [server_error]
            UNAVAILABLE                | [overloaded]
            GATEWAY_TIMEOUT            | [timeout]
            OVERLOADED                 | [overloaded]
            UNAUTHORIZED               | [authentication]
            PAYMENT_REQUIRED           | [billing]
            FORBIDDEN                  | [permission]
            BAD_KEY_AS_400             | [authentication]
            NO_CREDIT                  | [billing]
            MODEL_NOT_FOUND            | [not_found]
            RESOURCE_NOT_FOUND         | [invalid_request]
            CONTEXT_LENGTH_WITH_SIZE   | [context_length]
            CONTEXT_LENGTH             | [context_length]
            PAYLOAD_TOO_LARGE          | [too_large]
            CONTENT_FILTER_AS_400      | [content_policy]
            CONTENT_FILTER_IN_200      | [content_policy]
            INVALID_REQUEST            | [invalid_request]
            CONNECTION_REFUSED         | [connection]
            RESET_AFTER_READ           | [connection_lost]
            TLS_FAILURE                | [connection]
            NO_ANSWER                  | [timeout]
            SLOW_FIRST_TOKEN           | A sound answer.
            STALL_MIDSTREAM            | [timeout]              | A sound[timeout]
            NO_END                     | [timeout]              | A sound answer.
            CUT_BEFORE_CONTENT         | [connection_lost]
            CUT_AFTER_CONTENT          | [connection_lost]      | A sound[connection_lost]
            ERROR_EVENT_BEFORE_CONTENT | [overloaded]
            ERROR_EVENT_AFTER_CONTENT  | [overloaded]           | A sound[overloaded]
            MALFORMED_JSON             | [malformed_response]
            WRONG_CONTENT_TYPE         | [malformed_response]
            EMPTY_BODY                 | [malformed_response]
            ENDLESS_HEADERS            | [malformed_response]
            HUGE_ANSWER                | [too_large]
            ONE_BYTE_PIECES            | A sound answer.
            """;

    static Stream<Arguments> rows() {
        return TABLE.lines().flatMap(line -> {
            String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
            Fault fault = Fault.valueOf(cells[0]);
            return Stream.of(Dialect.values())
                    .flatMap(dialect -> Stream.of(
                            Arguments.of(fault, dialect, false, cells[1]),
                            Arguments.of(fault, dialect, true, cells[cells.length - 1])));
        });
    }

    @ParameterizedTest(name = "{0} {1} stream={2}: {3}")
    @MethodSource("rows")
    void tellsEveryFaultByItsKind(Fault fault, Dialect dialect, boolean streaming, String expected) {
        try (FaultScene scene = once(dialect).target("a", fault)) {
            if (HANGS.contains(fault)) {
                scene.policy = "retry: { maxAttempts: 1 }\ntimeout: { total: 1500ms, firstToken: 700ms, idle: 500ms }";
            }
            assertThat(scene.ask(streaming).brief()).isEqualTo(expected);
            assertThat(scene.decision().attempts()).hasSize(1);
            assertThat(scene.server.calls("a")).isEqualTo(fault == Fault.CONNECTION_REFUSED ? 0 : 1);
            assertThat(scene.ended()).hasSize(1);
        }
    }

    @Test
    void knowsAnExpectationForEveryFault() {
        List<Fault> elsewhere = List.of(Fault.RESET_BEFORE_READ, Fault.TOOL_USE_FAILED);

        assertThat(rows().map(row -> row.get()[0]).distinct())
                .containsExactlyInAnyOrder(Arrays.stream(Fault.values())
                        .filter(fault -> !elsewhere.contains(fault))
                        .toArray());
    }

    /** Whether the request was still on its way when the reset came is for the network to say. */
    @ParameterizedTest
    @CsvSource({"OPENAI,false", "OPENAI,true", "ANTHROPIC,false", "ANTHROPIC,true"})
    void tellsAResetBeforeTheRequestWasReadAsABrokenConnection(Dialect dialect, boolean streaming) {
        try (FaultScene scene = once(dialect).target("a", Fault.RESET_BEFORE_READ)) {
            assertThat(scene.ask(streaming).brief()).isIn("[connection]", "[connection_lost]");
            assertThat(scene.server.calls("a")).isEqualTo(1);
        }
    }

    /** Only OpenAI's protocol has a code for it. */
    @ParameterizedTest
    @CsvSource({
        "OPENAI,false,[tool_generation_failed]",
        "OPENAI,true,[tool_generation_failed]",
        "ANTHROPIC,false,[invalid_request]",
        "ANTHROPIC,true,[invalid_request]"
    })
    void tellsAFailedToolCallWhereTheProtocolDoes(Dialect dialect, boolean streaming, String expected) {
        try (FaultScene scene = once(dialect).target("a", Fault.TOOL_USE_FAILED)) {
            assertThat(scene.ask(streaming).brief()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED_SECONDS,7000",
        "RATE_LIMITED_DATE,7000",
        "RATE_LIMITED_MILLIS,1200",
        "RATE_LIMITED_WORDS,1200"
    })
    void readsHowLongToWaitInEveryForm(Fault fault, long millis) {
        for (Dialect dialect : Dialect.values()) {
            try (FaultScene scene = once(dialect).target("a", fault)) {
                Ended ended = scene.ask(false);
                assertThat(ended.failure()).extracting(Failure::retryAfter).isEqualTo(Duration.ofMillis(millis));
            }
        }
    }

    @Test
    void readsASoundAnswerAfterwardsOverTheSameConnection() {
        try (FaultScene scene = once(Dialect.OPENAI).target("a", Fault.ONE_BYTE_PIECES, Fault.NONE)) {
            assertThat(scene.ask(true).text()).isEqualTo(SOUND);
            assertThat(scene.ask(false).text()).isEqualTo(SOUND);
            assertThat(scene.server.connections()).isEqualTo(1);
        }
    }

    /** One attempt, with the usual patience. */
    private static FaultScene once(Dialect dialect) {
        FaultScene scene = new FaultScene(dialect);
        scene.policy = "retry: { maxAttempts: 1 }";
        return scene;
    }
}
