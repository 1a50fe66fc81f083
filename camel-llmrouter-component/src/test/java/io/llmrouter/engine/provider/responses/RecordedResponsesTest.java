package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the dialect by exchanges recorded from all providers that speak it. */
class RecordedResponsesTest {

    private static final Set<String> NAMED = Set.of("message", "reasoning", "function_call");

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatTheProviderSent() throws IOException {
        return RecordedExchanges.judged(RecordedResponsesTest::isChat, this::judge);
    }

    static boolean isChat(JsonNode exchange) {
        return exchange.path("kind").asText().equals("responses");
    }

    private void judge(JsonNode exchange) throws IOException {
        String text = RecordedExchanges.body(exchange);
        int status = exchange.path("response").path("status").intValue();
        if (status >= 400) {
            judgeError(status, text);
        } else if (text.startsWith("{")) {
            judgeAnswer(RecordedExchanges.tree(text), text);
        } else {
            judgeStream(text);
        }
    }

    private void judgeError(int status, String text) {
        Failure failure = dialect.error(status, new TreeMap<>(), text.getBytes(StandardCharsets.UTF_8));

        FailureKind expected = FailureKind.INVALID_REQUEST;
        if (text.contains("Incorrect API key")) {
            expected = FailureKind.AUTHENTICATION;
        } else if (text.contains("model_not_found")) {
            expected = FailureKind.NOT_FOUND;
        }
        assertThat(failure.kind()).isEqualTo(expected);
        assertThat(text.replace("\\n", "\n")).contains(failure.message());
    }

    private void judgeAnswer(JsonNode recorded, String text) {
        ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.id()).isEqualTo(recorded.path("id").textValue());
        assertThat(answer.model()).isEqualTo(recorded.path("model").textValue());
        judgeMessage(answer.message(), recorded.path("output"));
        assertThat(answer.rawFinishReason()).isEqualTo(recorded.path("status").textValue());
        judgeUsage(answer.usage(), recorded.path("usage"));
    }

    private static void judgeMessage(Message message, JsonNode output) {
        assertThat(message.text()).isEqualTo(texts(output));
        assertThat(message.reasoning()).isEqualTo(thoughts(output));
        assertThat(message.toolCalls())
                .extracting(ToolCall::id, ToolCall::name, ToolCall::arguments)
                .containsExactlyElementsOf(calls(output));
        assertThat(message.content().stream()
                        .filter(part ->
                                part.fold(said -> false, media -> false, thought -> thought.signature() != null))
                        .count())
                .isEqualTo(sealed(output));
    }

    private void judgeStream(String text) throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(dialect, text);

        JsonNode last = text.lines()
                .filter(line -> line.startsWith("data:") && line.contains("\"response.completed\""))
                .map(line -> RecordedExchanges.tree(line.substring(5)).path("response"))
                .findFirst()
                .orElseThrow();
        JsonNode output = last.path("output");
        assertThat(events.stream().filter(event -> event.kind() == Kind.STARTED))
                .containsExactly(new Started(
                        last.path("id").textValue(), last.path("model").textValue()));
        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .isEqualTo(texts(output));
        assertThat(RecordedExchanges.join(events, Kind.REASONING, event -> ((ReasoningDelta) event).text()))
                .isEqualTo(thoughts(output));
        assertThat(gathered(events)).containsExactlyElementsOf(calls(output));
        assertThat(events.stream()
                        .filter(event -> event instanceof ReasoningDelta thought && thought.signature() != null)
                        .count())
                .isEqualTo(sealed(output));
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        Finished.class, end -> assertThat(end.rawReason()).isEqualTo("completed"));
        List<StreamEvent> reports =
                events.stream().filter(event -> event.kind() == Kind.USAGE).toList();
        judgeUsage(((UsageReported) reports.get(reports.size() - 1)).usage(), last.path("usage"));
    }

    private static List<Tuple> gathered(List<StreamEvent> events) {
        List<ToolCall> calls = new ArrayList<>();
        for (StreamEvent event : events) {
            if (event instanceof ToolCallDelta delta && delta.index() == calls.size()) {
                calls.add(new ToolCall(delta.id(), delta.name(), delta.arguments()));
            } else if (event instanceof ToolCallDelta delta) {
                ToolCall call = calls.get(delta.index());
                calls.set(delta.index(), new ToolCall(call.id(), call.name(), call.arguments() + delta.arguments()));
            }
        }
        return calls.stream()
                .map(call -> Tuple.tuple(call.id(), call.name(), call.arguments()))
                .toList();
    }

    private static void judgeUsage(Usage usage, JsonNode recorded) {
        assertThat(usage.totalTokens()).isEqualTo(recorded.path("total_tokens").longValue());
        assertThat(usage.inputTokens()).isEqualTo(recorded.path("input_tokens").longValue());
        assertThat(usage.cachedInputTokens())
                .isEqualTo(recorded.at("/input_tokens_details/cached_tokens").longValue());
        assertThat(usage.cacheWriteTokens())
                .isEqualTo(
                        recorded.at("/input_tokens_details/cache_write_tokens").longValue());
        assertThat(usage.reasoningTokens())
                .isEqualTo(
                        recorded.at("/output_tokens_details/reasoning_tokens").longValue());
        assertThat(usage.source()).isEqualTo(recorded.isObject() ? Usage.Source.REPORTED : Usage.Source.ESTIMATED);
    }

    private static String texts(JsonNode output) {
        StringBuilder all = new StringBuilder();
        output.forEach(item -> {
            if (item.path("type").asText().equals("message")) {
                item.path("content")
                        .forEach(part -> all.append(part.path("text").asText("")));
            }
        });
        return all.toString();
    }

    private static String thoughts(JsonNode output) {
        StringBuilder all = new StringBuilder();
        output.forEach(item -> {
            if (item.path("type").asText().equals("reasoning")) {
                JsonNode parts = item.path(item.path("summary").isEmpty() ? "content" : "summary");
                List<String> texts = new ArrayList<>();
                parts.forEach(part -> texts.add(part.path("text").asText()));
                all.append(String.join("\n\n", texts));
            }
        });
        return all.toString();
    }

    private static List<Tuple> calls(JsonNode output) {
        List<Tuple> calls = new ArrayList<>();
        output.forEach(item -> {
            if (item.path("type").asText().equals("function_call")) {
                calls.add(Tuple.tuple(
                        item.path("call_id").textValue(),
                        item.path("name").textValue(),
                        item.path("arguments").textValue()));
            }
        });
        return calls;
    }

    /** Thoughts, and items of the provider's own tools. */
    private static long sealed(JsonNode output) {
        long sealed = 0;
        for (JsonNode item : output) {
            String type = item.path("type").asText();
            sealed += type.equals("reasoning") || !NAMED.contains(type) ? 1 : 0;
        }
        return sealed;
    }
}
