package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.EventStreamReader;
import io.llmrouter.engine.wire.SseEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the dialect by exchanges recorded from the real service. */
class RecordedBedrockTest {

    private final BedrockDialect dialect = new BedrockDialect(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatTheProviderSent() throws IOException {
        return RecordedExchanges.judged(RecordedBedrockTest::isConverse, this::judge);
    }

    private static boolean isConverse(JsonNode exchange) {
        return exchange.path("provider").asText().equals("bedrock")
                && exchange.path("kind").asText().startsWith("converse");
    }

    private void judge(JsonNode exchange) throws IOException {
        JsonNode response = exchange.path("response");
        int status = response.path("status").intValue();
        if (status >= 400) {
            judgeError(status, headers(response), RecordedExchanges.body(exchange));
        } else if (response.has("body_base64")) {
            judgeStream(Base64.getDecoder().decode(response.path("body_base64").asText()));
        } else {
            judgeAnswer(RecordedExchanges.body(exchange));
        }
    }

    private static Map<String, String> headers(JsonNode response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private void judgeError(int status, Map<String, String> headers, String text) {
        Failure failure = dialect.error(status, headers, text.getBytes(StandardCharsets.UTF_8));

        String message = RecordedExchanges.tree(text).path("message").textValue();
        assertThat(failure.message()).isEqualTo(message);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.kind()).isEqualTo(kind(message));
        assertThat(failure.code()).isEqualTo(headers.isEmpty() ? null : code(headers));
    }

    private static String code(Map<String, String> headers) {
        String type = headers.get("x-amzn-errortype");
        return type == null ? null : type.replaceAll(":.*", "");
    }

    private static FailureKind kind(String message) {
        if (message.contains("model identifier is invalid")) {
            return FailureKind.NOT_FOUND;
        }
        if (message.contains("Input Tokens Exceeded")) {
            return FailureKind.CONTEXT_LENGTH;
        }
        boolean refused = message.startsWith("This model doesn't support") || message.contains("extraneous key");
        return refused ? FailureKind.UNSUPPORTED : FailureKind.INVALID_REQUEST;
    }

    private void judgeAnswer(String text) {
        ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));

        JsonNode recorded = RecordedExchanges.tree(text);
        JsonNode content = recorded.at("/output/message/content");
        assertThat(answer.text()).isEqualTo(join(content, "/text"));
        assertThat(answer.message().reasoning()).isEqualTo(join(content, "/reasoningContent/reasoningText/text"));
        assertThat(signatures(answer)).isEqualTo(join(content, "/reasoningContent/reasoningText/signature"));
        assertThat(answer.message().toolCalls())
                .extracting(ToolCall::id, ToolCall::name, call -> RecordedExchanges.tree(call.arguments()))
                .containsExactlyElementsOf(calls(content));
        assertThat(answer.rawFinishReason())
                .isEqualTo(recorded.path("stopReason").textValue());
        assertThat(answer.finishReason().name()).isEqualTo(finish(answer.rawFinishReason()));
        assertThat(answer.extra().containsKey("trace")).isEqualTo(recorded.has("trace"));
        judgeUsage(answer.usage(), recorded.path("usage"));
    }

    private static String finish(String word) {
        return switch (word) {
            case "end_turn" -> "STOP";
            case "tool_use" -> "TOOL_CALLS";
            case "max_tokens" -> "LENGTH";
            case "guardrail_intervened" -> "CONTENT_FILTER";
            default -> word;
        };
    }

    private void judgeStream(byte[] bytes) throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(dialect, bytes);

        StringBuilder said = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        TreeSet<Integer> tools = new TreeSet<>();
        String stop = null;
        JsonNode usage = null;
        for (SseEvent event : frames(bytes)) {
            JsonNode data = RecordedExchanges.tree(event.data());
            said.append(data.at("/delta/text").asText(""));
            thought.append(data.at("/delta/reasoningContent/text").asText(""));
            if (data.at("/start/toolUse").isObject()
                    && !data.at("/start/toolUse/type").asText().equals("server_tool_use")) {
                tools.add(data.path("contentBlockIndex").intValue());
            }
            arguments.append(
                    tools.contains(data.path("contentBlockIndex").asInt(-1))
                            ? data.at("/delta/toolUse/input").asText("")
                            : "");
            stop = data.path("stopReason").asText(stop);
            usage = data.has("usage") ? data.path("usage") : usage;
        }
        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .isEqualTo(said.toString());
        assertThat(RecordedExchanges.join(events, Kind.REASONING, event -> ((ReasoningDelta) event).text()))
                .isEqualTo(thought.toString());
        String called = RecordedExchanges.join(events, Kind.TOOL_CALL, event -> ((ToolCallDelta) event).arguments());
        assertThat(called).isEqualTo(tools.isEmpty() || arguments.length() > 0 ? arguments.toString() : "{}");
        assertThat(events.stream().filter(event -> event instanceof ToolCallDelta delta && delta.name() != null))
                .hasSize(tools.size());
        judgeEnd(events, stop, usage);
    }

    private static void judgeEnd(List<StreamEvent> events, String word, JsonNode usage) {
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(Finished.class, end -> {
            assertThat(end.rawReason()).isEqualTo(word);
            assertThat(end.reason().name()).isEqualTo(finish(word));
        });
        List<StreamEvent> reports =
                events.stream().filter(event -> event.kind() == Kind.USAGE).toList();
        judgeUsage(((UsageReported) reports.get(reports.size() - 1)).usage(), usage);
    }

    private static List<SseEvent> frames(byte[] bytes) throws IOException {
        EventStreamReader reader = new EventStreamReader(new ByteArrayInputStream(bytes), 1 << 24);
        List<SseEvent> frames = new ArrayList<>();
        SseEvent frame;
        while ((frame = reader.next()) != null) {
            frames.add(frame);
        }
        return frames;
    }

    private static void judgeUsage(Usage usage, JsonNode recorded) {
        long read = recorded.path("cacheReadInputTokens").longValue();
        long written = recorded.path("cacheWriteInputTokens").longValue();
        assertThat(usage.inputTokens()).isEqualTo(recorded.path("inputTokens").longValue() + read + written);
        assertThat(usage.cachedInputTokens()).isEqualTo(read);
        assertThat(usage.cacheWriteTokens() + usage.longCacheWriteTokens()).isEqualTo(written);
        assertThat(usage.totalTokens()).isEqualTo(recorded.path("totalTokens").longValue());
        assertThat(usage.source()).isEqualTo(Usage.Source.REPORTED);
    }

    private static String join(JsonNode content, String place) {
        StringBuilder all = new StringBuilder();
        content.forEach(block -> all.append(block.at(place).asText("")));
        return all.toString();
    }

    private static String signatures(ChatResponse answer) {
        StringBuilder all = new StringBuilder();
        answer.message().content().forEach(part -> {
            if (part instanceof Content.Reasoning thought && thought.signature() != null) {
                all.append(thought.signature());
            }
        });
        return all.toString();
    }

    private static List<Tuple> calls(JsonNode content) {
        List<Tuple> calls = new ArrayList<>();
        for (JsonNode block : content) {
            JsonNode use = block.path("toolUse");
            if (use.isObject() && !use.path("type").asText().equals("server_tool_use")) {
                calls.add(Tuple.tuple(
                        use.path("toolUseId").textValue(), use.path("name").textValue(), use.path("input")));
            }
        }
        return calls;
    }
}
