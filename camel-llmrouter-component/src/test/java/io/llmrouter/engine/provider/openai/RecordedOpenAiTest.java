package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the dialect by exchanges recorded from real providers. */
class RecordedOpenAiTest {

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatRealProvidersSent() throws IOException {
        return RecordedExchanges.judged(RecordedOpenAiTest::isChat, this::judge);
    }

    private static boolean isChat(JsonNode exchange) {
        return exchange.path("kind").asText().equals("chat")
                && exchange.path("request").path("path").asText().endsWith("/chat/completions");
    }

    private void judge(JsonNode exchange) throws IOException {
        String text = RecordedExchanges.body(exchange);
        int status = exchange.path("response").path("status").intValue();
        if (status >= 400) {
            judgeError(status, text);
        } else if (text.startsWith("data:") || text.startsWith(":")) {
            judgeStream(text);
        } else {
            judgeAnswer(RecordedExchanges.tree(text), text);
        }
        if (exchange.path("provider").asText().equals("openai")) {
            judgeRequest(exchange.path("request").path("body"));
        }
    }

    private void judgeError(int status, String text) {
        Failure failure = dialect.error(status, new TreeMap<>(), text.getBytes(StandardCharsets.UTF_8));

        JsonNode error = RecordedExchanges.tree(text).path("error");
        assertThat(failure.kind()).isNotEqualTo(FailureKind.SERVER_ERROR);
        if (error.path("code").isTextual()) {
            assertThat(failure.code()).isEqualTo(error.path("code").textValue());
        }
        assertThat(failure.message()).doesNotContain("no reason");
    }

    private void judgeAnswer(JsonNode recorded, String text) {
        ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));

        JsonNode choice = recorded.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.path("content").isArray()) {
            String refusal = message.path("refusal").asText("");
            assertThat(answer.text()).isEqualTo(message.path("content").asText("") + refusal);
        }
        assertThat(answer.rawFinishReason())
                .isEqualTo(choice.path("finish_reason").textValue());
        assertThat(answer.message().toolCalls().stream()
                        .filter(call -> !call.id().equals("function_call")))
                .extracting(ToolCall::name, ToolCall::arguments)
                .containsExactlyElementsOf(values(
                        message.path("tool_calls"),
                        call -> Tuple.tuple(
                                call.at("/function/name").textValue(),
                                call.at("/function/arguments").textValue())));
        judgeUsage(answer.usage(), recorded.path("usage"));
    }

    private void judgeStream(String text) throws IOException {
        List<JsonNode> chunks = new ArrayList<>();
        text.lines()
                .filter(line -> line.startsWith("data:") && !line.contains("[DONE]"))
                .forEach(line -> chunks.add(RecordedExchanges.tree(line.substring(5))));
        List<StreamEvent> events = RecordedExchanges.read(dialect, text);
        if (chunks.stream().anyMatch(chunk -> chunk.has("error"))) {
            assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(Failed.class, end -> assertThat(
                            end.failure().kind())
                    .isNotEqualTo(FailureKind.SERVER_ERROR));
            return;
        }
        StringBuilder said = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        String finish = null;
        JsonNode usage = MissingNode.getInstance();
        for (JsonNode chunk : chunks) {
            JsonNode delta = chunk.at("/choices/0/delta");
            said.append(delta.path("content").asText(""))
                    .append(delta.path("refusal").asText(""));
            delta.path("tool_calls")
                    .forEach(call ->
                            arguments.append(call.at("/function/arguments").asText("")));
            finish = chunk.at("/choices/0/finish_reason").asText(finish);
            usage = chunk.path("usage").isObject() ? chunk.path("usage") : usage;
        }
        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .isEqualTo(said.toString());
        assertThat(RecordedExchanges.join(events, Kind.TOOL_CALL, event -> ((ToolCallDelta) event).arguments()))
                .isEqualTo(arguments.toString());
        String word = finish;
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        Finished.class, end -> assertThat(end.rawReason()).isEqualTo(word));
        JsonNode recorded = usage;
        events.stream()
                .filter(event -> event.kind() == Kind.USAGE)
                .reduce((first, last) -> last)
                .ifPresent(last -> judgeUsage(((UsageReported) last).usage(), recorded));
    }

    private static void judgeUsage(Usage usage, JsonNode recorded) {
        if (recorded.isObject()) {
            assertThat(usage.inputTokens())
                    .isEqualTo(recorded.path("prompt_tokens").longValue());
            assertThat(usage.cachedInputTokens())
                    .isGreaterThanOrEqualTo(
                            recorded.at("/prompt_tokens_details/cached_tokens").longValue());
            assertThat(usage.reasoningTokens())
                    .isEqualTo(recorded.at("/completion_tokens_details/reasoning_tokens")
                            .longValue());
            assertThat(usage.outputTokens())
                    .isGreaterThanOrEqualTo(recorded.path("completion_tokens").longValue());
            assertThat(usage.source()).isEqualTo(Usage.Source.REPORTED);
        }
    }

    private void judgeRequest(JsonNode body) {
        if (!body.isObject() || !body.path("messages").isArray()) {
            return;
        }
        OpenAiChatRequest read = OpenAiRequestReader.read(body.toString());
        byte[] written = dialect.encode(read.request(), String.valueOf(read.model()), ProviderKit.PLAIN, read.stream())
                .fold(request -> request.body(), failure -> {
                    throw new AssertionError(failure.toString());
                });
        Map<String, Object> again = Golden.map(written);
        assertThat(OpenAiRequestReader.read(again).request().withExtra(Map.of()))
                .isEqualTo(read.request().withExtra(Map.of()));
    }

    private static <T> List<T> values(JsonNode list, Function<JsonNode, T> value) {
        List<T> values = new ArrayList<>();
        list.forEach(item -> values.add(value.apply(item)));
        return values;
    }
}
