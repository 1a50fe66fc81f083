package io.llmrouter.engine.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the dialect by exchanges recorded from the real service. */
class RecordedCohereTest {

    private final CohereDialect dialect = new CohereDialect(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatTheProviderSent() throws IOException {
        return RecordedExchanges.judged(RecordedCohereTest::isChat, this::judge);
    }

    private static boolean isChat(JsonNode exchange) {
        return exchange.path("provider").asText().equals("cohere")
                && exchange.path("kind").asText().equals("v2-chat");
    }

    private void judge(JsonNode exchange) throws IOException {
        String text = RecordedExchanges.body(exchange);
        int status = exchange.path("response").path("status").intValue();
        if (status >= 400) {
            judgeError(status, text);
        } else if (text.startsWith("event:")) {
            judgeStream(text);
        } else {
            judgeAnswer(text);
        }
    }

    private void judgeError(int status, String text) {
        Failure failure = dialect.error(status, new TreeMap<>(), text.getBytes(StandardCharsets.UTF_8));

        assertThat(failure.kind()).isEqualTo(status == 401 ? FailureKind.AUTHENTICATION : FailureKind.CONTEXT_LENGTH);
        assertThat(failure.message())
                .isEqualTo(RecordedExchanges.tree(text).path("message").textValue());
    }

    private void judgeAnswer(String text) {
        ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));

        JsonNode recorded = RecordedExchanges.tree(text);
        JsonNode message = recorded.path("message");
        assertThat(answer.id()).isEqualTo(recorded.path("id").textValue());
        assertThat(answer.text()).isEqualTo(join(message.path("content"), "text"));
        assertThat(answer.message().reasoning())
                .isEqualTo(message.path("tool_plan").asText("") + join(message.path("content"), "thinking"));
        assertThat(answer.message().toolCalls())
                .extracting(ToolCall::id, ToolCall::name, call -> RecordedExchanges.tree(call.arguments()))
                .containsExactlyElementsOf(calls(message.path("tool_calls")));
        assertThat(answer.extra().containsKey("citations")).isEqualTo(message.has("citations"));
        judgeEnd(answer.finishReason(), answer.rawFinishReason(), recorded);
        judgeUsage(answer.usage(), recorded.path("usage"));
    }

    private void judgeStream(String text) throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(dialect, text);

        StringBuilder said = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        JsonNode last = null;
        for (JsonNode event : data(text)) {
            JsonNode message = event.at("/delta/message");
            said.append(message.at("/content/text").asText(""));
            thought.append(message.at("/content/thinking").asText(""))
                    .append(message.path("tool_plan").asText(""));
            arguments.append(message.at("/tool_calls/function/arguments").asText(""));
            last = event.path("delta");
        }
        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .isEqualTo(said.toString());
        assertThat(RecordedExchanges.join(events, Kind.REASONING, event -> ((ReasoningDelta) event).text()))
                .isEqualTo(thought.toString());
        boolean bare = arguments.isEmpty() && text.contains("\"tool-call-start\"");
        assertThat(RecordedExchanges.join(events, Kind.TOOL_CALL, event -> ((ToolCallDelta) event).arguments()))
                .isEqualTo(bare ? "{}" : arguments.toString());
        assertThat(events.get(0))
                .isEqualTo(new Started(data(text).get(0).path("id").textValue(), ""));
        Finished end = (Finished) events.get(events.size() - 1);
        judgeEnd(end.reason(), end.rawReason(), last);
        judgeUsage(((UsageReported) events.get(events.size() - 2)).usage(), last.path("usage"));
    }

    private static void judgeEnd(FinishReason reason, String word, JsonNode recorded) {
        assertThat(word).isEqualTo(recorded.path("finish_reason").textValue());
        assertThat(reason).isEqualTo(word.equals("TOOL_CALL") ? FinishReason.TOOL_CALLS : FinishReason.STOP);
    }

    private static void judgeUsage(Usage usage, JsonNode recorded) {
        JsonNode billed = recorded.path("billed_units");
        assertThat(usage.inputTokens()).isEqualTo(billed.path("input_tokens").longValue());
        assertThat(usage.outputTokens()).isEqualTo(billed.path("output_tokens").longValue());
        assertThat(usage.reasoningTokens())
                .isEqualTo(recorded.at("/tokens/reasoning_tokens").longValue());
        assertThat(usage.inputImageTokens())
                .isEqualTo(recorded.at("/tokens/image_tokens").longValue());
        assertThat(usage.cachedInputTokens())
                .isLessThanOrEqualTo(recorded.path("cached_tokens").longValue());
        assertThat(usage.source()).isEqualTo(Usage.Source.REPORTED);
    }

    private static List<JsonNode> data(String text) {
        return text.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> RecordedExchanges.tree(line.substring(5)))
                .toList();
    }

    private static String join(JsonNode content, String field) {
        StringBuilder all = new StringBuilder();
        content.forEach(part -> all.append(part.path(field).asText("")));
        return all.toString();
    }

    private static List<Tuple> calls(JsonNode recorded) {
        List<Tuple> calls = new ArrayList<>();
        recorded.forEach(call -> calls.add(Tuple.tuple(
                call.path("id").textValue(),
                call.at("/function/name").textValue(),
                RecordedExchanges.tree(call.at("/function/arguments").textValue()))));
        return calls;
    }
}
