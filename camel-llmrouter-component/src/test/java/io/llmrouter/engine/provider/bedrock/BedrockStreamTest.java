package io.llmrouter.engine.provider.bedrock;

import static io.llmrouter.engine.wire.BinaryMessages.event;
import static io.llmrouter.engine.wire.BinaryMessages.exception;
import static io.llmrouter.engine.wire.BinaryMessages.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ByteServer;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.BinaryMessages;
import io.llmrouter.engine.wire.PooledTransport;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockStreamTest {

    private static final BedrockDialect DIALECT = new BedrockDialect(InstantSource.system());
    private static final byte[] START = event("messageStart", "{\"role\":\"assistant\"}");
    private static final byte[] STOP = event("messageStop", "{\"stopReason\":\"end_turn\"}");
    private static final byte[] METADATA =
            event("metadata", "{\"usage\":{\"inputTokens\":3,\"outputTokens\":2,\"cacheReadInputTokens\":4}}");

    @RegisterExtension
    static final ByteServer SERVER = new ByteServer();

    @RegisterExtension
    PooledTransport pool = PooledTransport.open();

    private static byte[] delta(String delta) {
        return event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":" + delta + "}");
    }

    private static byte[] text(String text) {
        return delta("{\"text\":\"" + text + "\"}");
    }

    private List<StreamEvent> told(byte[] bytes, int pieceSize) {
        SERVER.answers("application/vnd.amazon.eventstream", bytes, pieceSize);
        Quirks quirks = new Quirks(
                "/model/{model}/converse",
                Quirks.Auth.BEARER,
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE);
        return ProviderKit.all(
                HttpProvider.factory(pool.transport(), DIALECT)
                        .create(ProviderKit.account(SERVER.baseUrl(), quirks))
                        .stream(ProviderKit.call("hello")));
    }

    private static FailureKind failure(List<StreamEvent> events) {
        return ((Failed) events.get(events.size() - 1)).failure().kind();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4096})
    void tellsAnAnswerHoweverItIsCut(int pieceSize) {
        byte[] bytes = stream(
                START,
                delta("{\"reasoningContent\":{\"text\":\"Hm.\"}}"),
                delta("{\"reasoningContent\":{\"signature\":\"sig\"}}"),
                text("Grüße 😀"),
                STOP,
                METADATA);

        assertThat(told(bytes, pieceSize).stream().filter(event -> event.kind() != Kind.PING))
                .containsExactly(
                        new Started("req-1", "m-1"),
                        new ReasoningDelta("Hm.", null),
                        new ReasoningDelta("", "sig"),
                        new TextDelta("Grüße 😀"),
                        new UsageReported(new Usage(7, 4, 0, 0, 0, 0, 2, 0, 0, Usage.Source.REPORTED, Units.NONE)),
                        new Finished(FinishReason.STOP, "end_turn"));
    }

    @Test
    void callsABrokenChecksumMalformed() {
        byte[] bytes = stream(START, text("Hello"), STOP);
        bytes[START.length + text("Hello").length - 2] ^= 1;

        List<StreamEvent> events = told(bytes, 4096);

        assertThat(failure(events)).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        assertThat(events).noneMatch(event -> event.kind() == Kind.TEXT);
    }

    @Test
    void callsAStreamThatEndsInAMessageLost() {
        byte[] bytes = stream(START, text("Hello"), text("World"));

        assertThat(failure(told(Arrays.copyOf(bytes, bytes.length - 7), 4096))).isEqualTo(FailureKind.CONNECTION_LOST);
    }

    @Test
    void isWholeWithoutTheUsage() {
        assertThat(told(stream(START, text("Hello"), STOP), 4096))
                .endsWith(new Finished(FinishReason.STOP, "end_turn"));
    }

    @ParameterizedTest
    @CsvSource({
        "throttlingException, RATE_LIMITED",
        "modelStreamErrorException, SERVER_ERROR",
        "internalServerException, SERVER_ERROR",
        "serviceUnavailableException, OVERLOADED",
        "modelTimeoutException, TIMEOUT",
        "validationException, INVALID_REQUEST"
    })
    void tellsAnExceptionInTheMiddle(String type, FailureKind kind) {
        List<StreamEvent> events =
                told(stream(START, text("Hel"), exception(type, "{\"message\":\"it broke\"}")), 4096);

        assertThat(failure(events)).isEqualTo(kind);
        assertThat(((Failed) events.get(events.size() - 1)).failure().code()).isEqualTo(type);
    }

    @Test
    void tellsAnErrorThatTheServiceDoesNotName() {
        assertThat(failure(told(stream(START, BinaryMessages.error("InternalError", "it broke")), 4096)))
                .isEqualTo(FailureKind.SERVER_ERROR);
    }

    @Test
    void carriesAToolArgumentOfFourMebibytes() throws Exception {
        String big = "ä".repeat(1 << 21);
        byte[] bytes = stream(
                START,
                event(
                        "contentBlockStart",
                        "{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"toolUseId\":\"c\",\"name\":\"look\"}}}"),
                delta("{\"toolUse\":{\"input\":\"{\\\"a\\\":\\\"" + big + "\\\"}\"}}"),
                event("contentBlockStop", "{\"contentBlockIndex\":0}"),
                event("messageStop", "{\"stopReason\":\"tool_use\"}"));

        List<StreamEvent> events = RecordedExchanges.read(DIALECT, bytes);

        assertThat(RecordedExchanges.join(events, Kind.TOOL_CALL, event -> ((ToolCallDelta) event).arguments()))
                .isEqualTo("{\"a\":\"" + big + "\"}");
        assertThat(events).endsWith(new Finished(FinishReason.TOOL_CALLS, "tool_use"));
    }

    @Test
    void putsAMarkWhereHalfALetterCame() {
        byte[] message = BinaryMessages.event("contentBlockDelta", "{\"delta\":{\"text\":\"a\"}}");
        byte[] half = BinaryMessages.half("contentBlockDelta", "{\"delta\":{\"text\":\"aä\"}}", "ä");

        assertThat(told(stream(START, message, half, STOP), 4096))
                .contains(new TextDelta("a"), new TextDelta("a\uFFFD"));
    }

    @ParameterizedTest
    @CsvSource({
        "malformed_tool_use, TOOL_GENERATION_FAILED",
        "malformed_model_output, MALFORMED_RESPONSE",
        "guardrail_intervened, CONTENT_POLICY"
    })
    void failsWhereNoAnswerIsLeft(String word, FailureKind kind) {
        assertThat(failure(told(stream(START, event("messageStop", "{\"stopReason\":\"" + word + "\"}")), 4096)))
                .isEqualTo(kind);
    }

    @Test
    void keepsWhatAGuardrailLeft() {
        byte[] stop = event("messageStop", "{\"stopReason\":\"guardrail_intervened\"}");

        assertThat(told(stream(START, text("Sorry."), stop), 4096))
                .contains(new TextDelta("Sorry."))
                .endsWith(new Finished(FinishReason.CONTENT_FILTER, "guardrail_intervened"));
    }

    @Test
    void tellsTheAnswersOwnToolAsText() {
        byte[] begin = event(
                "contentBlockStart",
                "{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"toolUseId\":\"c\",\"name\":\""
                        + AnswerForm.TOOL_NAME + "\"}}}");
        byte[] stop = event("messageStop", "{\"stopReason\":\"tool_use\"}");

        assertThat(told(stream(START, begin, delta("{\"toolUse\":{\"input\":\"{}\"}}"), stop), 4096))
                .contains(new TextDelta("{}"))
                .endsWith(new Finished(FinishReason.STOP, "tool_use"));
    }
}
