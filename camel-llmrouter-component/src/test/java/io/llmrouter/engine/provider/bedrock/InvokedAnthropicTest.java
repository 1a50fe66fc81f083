package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.EventStreamReader;
import io.llmrouter.engine.wire.SseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvokedAnthropicTest {

    private static final String CLAUDE = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";

    private final Quirks quirks =
            Presets.builtIn().find("bedrock-anthropic").orElseThrow().quirks();
    private final InvokedAnthropic dialect = new InvokedAnthropic(InstantSource.system());

    @Test
    void putsTheModelIntoThePathAndTheVersionIntoTheBody() {
        DialectRequest sent = sent(dialect.encode(ChatRequest.of("hello"), CLAUDE, quirks, false));

        assertThat(sent.path()).isEqualTo("/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke");
        assertThat(body(sent).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("anthropic_version", "max_tokens", "messages");
        assertThat(body(sent).path("anthropic_version").textValue()).isEqualTo("bedrock-2023-05-31");
        assertThat(sent.adjustments()).isEmpty();
    }

    @Test
    void asksForAStreamByThePathAlone() {
        DialectRequest sent = sent(dialect.encode(ChatRequest.of("hello"), CLAUDE, quirks, true));

        assertThat(sent.path()).endsWith("/invoke-with-response-stream");
        assertThat(body(sent).has("stream")).isFalse();
        assertThat(sent.headers()).containsEntry("Accept", "application/vnd.amazon.eventstream");
        assertThat(sent.adjustments()).isEmpty();
    }

    @Test
    void countsByTheWholeBodyAsBase64() throws IOException {
        CountTokensRequest asked = new CountTokensRequest(ChatRequest.of("hello"), true);
        TokenCounts form =
                (TokenCounts) dialect.operation(Operation.COUNT_TOKENS).orElseThrow();

        DialectRequest sent = sent(form.encode(asked, CLAUDE, quirks));

        assertThat(sent.path()).isEqualTo("/model/anthropic.claude-haiku-4-5-20251001-v1%3A0/count-tokens");
        byte[] inner = body(sent).at("/input/invokeModel/body").binaryValue();
        assertThat(RecordedExchanges.tree(new String(inner, StandardCharsets.UTF_8))
                        .at("/messages/0/role")
                        .textValue())
                .isEqualTo("user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"bytes\":7}", "{\"bytes\":\"!\"}", "[", "{\"bytes\":\"eA==\"}"})
    void takesAChunkWithoutAnEventForMalformed(String data) {
        List<StreamEvent> events = dialect.decoder().read(new SseEvent("chunk", data, ""));

        assertThat(events).singleElement().isInstanceOfSatisfying(StreamEvent.Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(FailureKind.MALFORMED_RESPONSE));
    }

    @Test
    void readsExceptionsOfTheStreamAndPassesUnknownEventsOver() {
        ChatStreamDecoder decoder = dialect.decoder();

        assertThat(decoder.read(new SseEvent("news", "{}", "")))
                .extracting(StreamEvent::kind)
                .containsExactly(Kind.PING);
        assertThat(decoder.read(new SseEvent(
                        EventStreamReader.EXCEPTION + "throttlingException", "{\"message\":\"slower\"}", "")))
                .singleElement()
                .isInstanceOfSatisfying(StreamEvent.Failed.class, failed -> {
                    assertThat(failed.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
                    assertThat(failed.failure().message()).isEqualTo("slower");
                });
        assertThat(decoder.end()).extracting(StreamEvent::kind).containsExactly(Kind.FAILED);
    }

    @Test
    void readsErrorsInBedrocksForm() {
        Failure failure = dialect.error(
                429,
                Map.of("x-amzn-errortype", "ThrottlingException:http://x"),
                "{\"message\":\"Too many tokens\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.code()).isEqualTo("ThrottlingException");
    }

    @TestFactory
    Stream<DynamicTest> readsWhatClaudesSentByInvoke() throws IOException {
        return RecordedExchanges.judged(InvokedAnthropicTest::isMessages, this::judge);
    }

    /** Anthropic's older text completions have no messages. */
    private static boolean isMessages(JsonNode exchange) {
        return exchange.path("kind").asText().startsWith("invoke")
                && exchange.at("/request/body").has("anthropic_version");
    }

    private void judge(JsonNode exchange) throws IOException {
        JsonNode response = exchange.path("response");
        if (response.has("body_base64")) {
            judgeStream(Base64.getDecoder().decode(response.path("body_base64").asText()));
            return;
        }
        String text = RecordedExchanges.body(exchange);
        JsonNode recorded = RecordedExchanges.tree(text);
        ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.text()).isEqualTo(recorded.at("/content/0/text").textValue());
        assertThat(answer.model()).isEqualTo(recorded.path("model").textValue());
        assertThat(answer.rawFinishReason())
                .isEqualTo(recorded.path("stop_reason").textValue());
        JsonNode usage = recorded.path("usage");
        assertThat(answer.usage().inputTokens())
                .isEqualTo(usage.path("input_tokens").longValue()
                        + usage.path("cache_read_input_tokens").longValue()
                        + usage.path("cache_creation_input_tokens").longValue());
        assertThat(answer.usage().outputTokens())
                .isEqualTo(usage.path("output_tokens").longValue());
    }

    private void judgeStream(byte[] bytes) throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(dialect, bytes);

        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .hasSizeGreaterThan(20);
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        Finished.class, end -> assertThat(end.rawReason()).isEqualTo("end_turn"));
        assertThat(events).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        StreamEvent.UsageReported.class,
                        report -> assertThat(report.usage().source()).isEqualTo(Usage.Source.REPORTED)));
    }

    private static DialectRequest sent(Outcome<DialectRequest> outcome) {
        return outcome.fold(request -> request, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static JsonNode body(DialectRequest request) {
        return RecordedExchanges.tree(new String(request.body(), StandardCharsets.UTF_8));
    }
}
