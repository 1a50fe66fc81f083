package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesDialectResponseTest {

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    @Test
    void readsEveryPartOfAnAnswer() {
        ChatResponse answer = ProviderKit.answer(dialect.decode(Golden.bytes("responses/response-full.json")));

        assertThat(answer.id()).isEqualTo("resp_1");
        assertThat(answer.model()).isEqualTo("gpt-5.4-2026-03-05");
        assertThat(answer.message().content())
                .containsExactly(
                        new Content.Reasoning("Hm.\n\nA cat?", "responses@gpt:summary.rs_1:e1"),
                        new Content.Reasoning(
                                "",
                                "responses@gpt:item:{\"type\":\"web_search_call\",\"id\":\"ws_1\",\"status\":\"completed\","
                                        + "\"action\":{\"type\":\"search\",\"query\":\"cats\"}}"),
                        Content.text("It is a cat."),
                        new Content.Reasoning("Aha.", "responses@gpt:text.rs_2:"));
        assertThat(answer.message().toolCalls()).containsExactly(new ToolCall("c_1", "look", "{\"at\":1.0}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("completed");
        assertThat(answer.usage())
                .isEqualTo(new Usage(
                        100,
                        20,
                        10,
                        0,
                        0,
                        0,
                        15,
                        5,
                        0,
                        Usage.Source.REPORTED,
                        Units.billed(Money.usd("0.0125")).withService("flex").withSearches(1)));
        assertThat(answer.extra())
                .containsOnlyKeys("service_tier", "created_at", "cost", "annotations", "logprobs", "output_items")
                .containsEntry("cost", new BigDecimal("0.0125"));
    }

    @ParameterizedTest
    @CsvSource({
        "completed, -, STOP, completed",
        "incomplete, max_output_tokens, LENGTH, max_output_tokens",
        "incomplete, content_filter, CONTENT_FILTER, content_filter",
        "queued, -, OTHER, queued"
    })
    void keepsWhyItStopped(String status, String why, FinishReason reason, String word) {
        String part = "{\"type\":\"output_text\",\"text\":\"half\"}";

        ChatResponse answer = ProviderKit.answer(dialect.decode(body(status, why, part)));

        assertThat(answer.finishReason()).isEqualTo(reason);
        assertThat(answer.rawFinishReason()).isEqualTo(word);
        assertThat(answer.usage()).isEqualTo(Usage.estimated(0, 0));
    }

    @Test
    void countsSearchesAndNotThePagesThatWereOpened() {
        String call = "{\"type\":\"web_search_call\",\"action\":{\"type\":\"%s\"}}";
        String items = String.join(
                ",", call.formatted("search"), call.formatted("open_page"), "{\"type\":\"web_search_call\"}");
        byte[] body = ("{\"output\":[" + items + "],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ProviderKit.answer(dialect.decode(body)).usage().units().searches())
                .isEqualTo(2);
    }

    @Test
    void readsWhatSomeServersWriteOtherwise() {
        byte[] body =
                ("{\"id\":\"r\",\"output\":[{\"type\":\"message\",\"content\":\"Plain.\"},{\"type\":\"function_call\","
                                + "\"call_id\":\"c\",\"name\":\"f\",\"arguments\":{\"a\":1}}]}")
                        .getBytes(StandardCharsets.UTF_8);

        ChatResponse answer = ProviderKit.answer(dialect.decode(body));

        assertThat(answer.text()).isEqualTo("Plain.");
        assertThat(answer.message().toolCalls()).containsExactly(new ToolCall("c", "f", "{\"a\":1}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void takesARefusalForAFilteredAnswer() {
        String part = "{\"type\":\"refusal\",\"refusal\":\"I cannot.\"}";

        ChatResponse answer = ProviderKit.answer(dialect.decode(body("completed", "-", part)));

        assertThat(answer.text()).isEqualTo("I cannot.");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void failsWhereNothingIsLeftOfTheAnswer() {
        assertThat(ProviderKit.failure(dialect.decode(body("incomplete", "content_filter", "{}")))
                        .kind())
                .isEqualTo(FailureKind.CONTENT_POLICY);
    }

    private static byte[] body(String status, String why, String part) {
        String text = "{\"status\":\"" + status + "\",\"error\":null,\"incomplete_details\":"
                + (why.equals("-") ? "null" : "{\"reason\":\"" + why + "\"}")
                + ",\"output\":[{\"type\":\"message\",\"content\":[" + part + "]}]}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "'{', MALFORMED_RESPONSE",
        "'{}', MALFORMED_RESPONSE",
        "'{\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"no\"}}', SERVER_ERROR",
        "'{\"status\":\"failed\",\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"no\"}}', RATE_LIMITED"
    })
    void refusesWhatIsNoAnswer(String body, FailureKind kind) {
        assertThat(ProviderKit.failure(dialect.decode(body.getBytes(StandardCharsets.UTF_8)))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void readsAStream() throws IOException {
        String stream = new String(Golden.bytes("responses/stream-full.sse"), StandardCharsets.UTF_8);

        List<StreamEvent> events = RecordedExchanges.read(dialect, stream);

        assertThat(events.stream().filter(event -> event.kind() != Kind.PING))
                .containsExactly(
                        new StreamEvent.Started("resp_1", "gpt-5.4"),
                        new StreamEvent.ReasoningDelta("Hm.", null),
                        new StreamEvent.ReasoningDelta("\n\n", null),
                        new StreamEvent.ReasoningDelta("A cat?", null),
                        new StreamEvent.ReasoningDelta("", "responses@gpt:summary.rs_1:e1"),
                        new StreamEvent.ReasoningDelta(
                                "", "responses@gpt:item:{\"type\":\"web_search_call\",\"id\":\"ws_1\"}"),
                        new StreamEvent.TextDelta("It is "),
                        new StreamEvent.TextDelta("a cat."),
                        new StreamEvent.TextDelta(" Yes."),
                        new StreamEvent.ReasoningDelta("Aha.", "responses@gpt:text.rs_2:"),
                        new StreamEvent.ToolCallDelta(0, "c_1", "look", ""),
                        new StreamEvent.ToolCallDelta(0, null, null, "{\"at\""),
                        new StreamEvent.ToolCallDelta(0, null, null, ":1.0}"),
                        new StreamEvent.ToolCallDelta(1, "c_2", "now", "{}"),
                        new StreamEvent.UsageReported(Usage.of(3, 4).with(Units.searches(1))),
                        new StreamEvent.Extra(
                                Map.of("output_items", List.of(Map.of("type", "web_search_call", "id", "ws_1")))),
                        new StreamEvent.Finished(FinishReason.TOOL_CALLS, "completed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"slow down\"}|RATE_LIMITED",
                "{\"type\":\"error\",\"error\":{\"code\":\"server_error\",\"message\":\"slow down\"}}|SERVER_ERROR",
                "{\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":"
                        + "{\"code\":\"server_is_overloaded\",\"message\":\"slow down\"}}}|OVERLOADED"
            })
    void tellsAnErrorInsideAStream(String event, FailureKind kind) throws IOException {
        String stream = "data: {\"type\":\"response.created\",\"response\":{\"id\":\"r\",\"model\":\"m\"}}\n\ndata: "
                + event + "\n\n";

        List<StreamEvent> events = RecordedExchanges.read(dialect, stream);

        Failure failure = ((StreamEvent.Failed) events.get(events.size() - 1)).failure();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.message()).isEqualTo("slow down");
    }
}
