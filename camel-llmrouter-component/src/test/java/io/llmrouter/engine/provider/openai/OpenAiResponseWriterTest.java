package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.AnswerEvents;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.SseEvent;
import io.llmrouter.engine.wire.SseReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiResponseWriterTest {

    private final InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_760_000_000));
    private final OpenAiDialect dialect = new OpenAiDialect(clock);
    private final OpenAiResponseWriter writer = new OpenAiResponseWriter(clock, () -> "chatcmpl-own");

    @Test
    void writesWhatTheDialectReadsBack() {
        ChatResponse answer = ProviderKit.answer(dialect.decode(Golden.bytes("openai/response-full.json")));

        String written = Json.write(writer.response(answer));

        assertThat(ProviderKit.answer(dialect.decode(written.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(answer);
    }

    @Test
    void givesAnIdAndADateToAnswersThatHaveNone() {
        Map<String, Object> written = writer.response(ChatResponse.of("m", "hello", Usage.of(1, 2)));

        JsonNode json = Json.mapper().valueToTree(written);
        assertThat(json.path("id").textValue()).isEqualTo("chatcmpl-own");
        assertThat(json.path("created").longValue()).isEqualTo(1_760_000_000);
        assertThat(json.at("/choices/0/message/content").textValue()).isEqualTo("hello");
        assertThat(json.at("/usage/total_tokens").longValue()).isEqualTo(3);
    }

    @Test
    void passesOnTheProbabilitiesOfWords() {
        byte[] sure = ("{\"choices\":[{\"message\":{\"content\":\"yes\"},"
                        + "\"logprobs\":{\"content\":[{\"token\":\"yes\",\"logprob\":-0.25}]}}]}")
                .getBytes(StandardCharsets.UTF_8);
        ChatResponse answer = ProviderKit.answer(dialect.decode(sure));

        JsonNode json = Json.mapper().valueToTree(writer.response(answer));

        assertThat(answer.extra()).containsKey("logprobs");
        assertThat(json.at("/choices/0/logprobs/content/0/logprob").doubleValue())
                .isEqualTo(-0.25);
        assertThat(json.has("logprobs")).isFalse();
    }

    @Test
    void tellsTheClassOfServiceWhoeverServed() {
        Usage usage = Usage.of(1, 2).with(Units.NONE.withService("priority"));
        OpenAiChunkWriter chunks = writer.chunks(false);

        assertThat(writer.response(ChatResponse.of("m", "hello", usage))).containsEntry("service_tier", "priority");
        assertThat(writer.response(ChatResponse.of("m", "hello", Usage.of(1, 2))))
                .doesNotContainKey("service_tier");
        assertThat(chunks.write(new StreamEvent.UsageReported(usage))).isEmpty();
        assertThat(chunks.write(new StreamEvent.Finished(FinishReason.STOP, "stop")))
                .contains("\"service_tier\":\"priority\"");
    }

    @Test
    void writesARefusalAsOne() {
        byte[] refusal = ("{\"choices\":[{\"finish_reason\":\"stop\","
                        + "\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":\"I cannot.\"}}]}")
                .getBytes(StandardCharsets.UTF_8);
        ChatResponse answer = ProviderKit.answer(dialect.decode(refusal));

        JsonNode json = Json.mapper().valueToTree(writer.response(answer));

        assertThat(answer.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(json.at("/choices/0/message/refusal").textValue()).isEqualTo("I cannot.");
        assertThat(json.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(json.at("/choices/0/finish_reason").textValue()).isEqualTo("stop");
    }

    @Test
    void writesChunksThatTheDialectReadsBack() throws IOException {
        ChatResponse answer = ProviderKit.answer(dialect.decode(Golden.bytes("openai/response-full.json")));
        List<StreamEvent> events = AnswerEvents.of(answer);
        OpenAiChunkWriter chunks = writer.chunks(true);
        StringBuilder stream = new StringBuilder();
        events.forEach(event -> stream.append(chunks.write(event)));

        assertThat(stream).endsWith("data: [DONE]\n\n");
        // the usage comes after the last word on the wire, and before it in the engine; extra fields come in two pieces
        List<StreamEvent> read = read(stream.toString());
        assertThat(read)
                .filteredOn(event -> event.kind() != StreamEvent.Kind.EXTRA)
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .filter(event -> event.kind() != StreamEvent.Kind.EXTRA)
                        .toList());
        Map<String, Object> expected = new LinkedHashMap<>(answer.extra());
        expected.put("created", 1760000000);
        assertThat(extra(read)).isEqualTo(expected);
    }

    private static Map<String, Object> extra(List<StreamEvent> events) {
        Map<String, Object> all = Map.of();
        for (StreamEvent event : events) {
            all = event instanceof StreamEvent.Extra more ? more.after(all) : all;
        }
        return all;
    }

    @Test
    void writesWhatStandsInAChoiceAtOnceAndTheRestWithTheEnd() {
        OpenAiChunkWriter chunks = writer.chunks(false);

        String first = chunks.write(new StreamEvent.Extra(Map.of("logprobs", Map.of("content", List.of("a")))));
        String second = chunks.write(new StreamEvent.Extra(Map.of("images", List.of("i"), "citations", List.of("c"))));
        String third = chunks.write(new StreamEvent.Extra(Map.of("provider", "Nova", "usage", Map.of("secret", 1))));
        String last = chunks.write(new StreamEvent.Finished(FinishReason.STOP, "stop"));

        assertThat(first).contains("\"delta\":{},\"logprobs\":{\"content\":[\"a\"]},\"finish_reason\":null");
        assertThat(second).contains("\"delta\":{\"images\":[\"i\"]}").doesNotContain("citations");
        assertThat(third).isEmpty();
        assertThat(last)
                .contains("\"citations\":[\"c\"]", "\"provider\":\"Nova\"")
                .doesNotContain("secret");
    }

    @Test
    void tellsTheUsageOnlyToWhoAsks() {
        OpenAiChunkWriter chunks = writer.chunks(false);

        String written = chunks.write(new StreamEvent.Started("", "m"))
                + chunks.write(new StreamEvent.UsageReported(Usage.of(1, 1)))
                + chunks.write(new StreamEvent.Ping())
                + chunks.write(new StreamEvent.Finished(FinishReason.STOP, "stop"));

        assertThat(written).doesNotContain("usage").contains("\"id\":\"chatcmpl-own\"", ": ping\n\n");
    }

    @Test
    void endsAFailedStreamWithTheError() {
        String written =
                writer.chunks(true).write(new StreamEvent.Failed(Failure.of(FailureKind.CONNECTION_LOST, "it broke")));

        assertThat(written)
                .isEqualTo("data: {\"error\":{\"message\":\"it broke\",\"type\":\"server_error\",\"param\":null,"
                        + "\"code\":\"connection_lost\"}}\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, 429, rate_limit_exceeded",
        "BUDGET_EXCEEDED, 429, insufficient_quota",
        "NOT_FOUND, 404, model_not_found",
        "CONTEXT_LENGTH, 400, context_length_exceeded",
        "AUTHENTICATION, 502, authentication",
        "TIMEOUT, 504, timeout",
        "NO_ELIGIBLE_MODEL, 503, no_eligible_model"
    })
    void writesFailuresInOpenAisWords(FailureKind kind, int status, String code) {
        Failure failure = Failure.of(kind, "why");

        assertThat(OpenAiResponseWriter.status(failure)).isEqualTo(status);
        assertThat(OpenAiResponseWriter.error(failure))
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", code)
                .hasFieldOrPropertyWithValue("message", "why");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void hasAnErrorStatusForEveryKind(FailureKind kind) {
        assertThat(OpenAiResponseWriter.status(Failure.of(kind, "why"))).isBetween(400, 599);
    }

    private List<StreamEvent> read(String stream) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), 1 << 20);
        var decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        SseEvent event;
        while ((event = reader.next()) != null) {
            events.addAll(decoder.read(event));
        }
        return events;
    }
}
