package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the dialect by exchanges recorded from the real provider. */
class RecordedAnthropicTest {

    private final AnthropicDialect dialect = new AnthropicDialect(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatTheProviderSent() throws IOException {
        return RecordedExchanges.judged(RecordedAnthropicTest::isChat, this::judge);
    }

    private static boolean isChat(JsonNode exchange) {
        return exchange.path("provider").asText().equals("anthropic")
                && exchange.path("kind").asText().equals("messages");
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

        JsonNode error = RecordedExchanges.tree(text).path("error");
        assertThat(failure.kind())
                .isEqualTo(
                        switch (status) {
                            case 401 -> FailureKind.AUTHENTICATION;
                            case 404 -> FailureKind.NOT_FOUND;
                            default -> FailureKind.CONTEXT_LENGTH;
                        });
        assertThat(failure.code()).isEqualTo(error.path("type").textValue());
        assertThat(failure.message()).isEqualTo(error.path("message").textValue());
    }

    private void judgeAnswer(String text) {
        ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));

        JsonNode recorded = RecordedExchanges.tree(text);
        JsonNode content = recorded.path("content");
        assertThat(answer.text()).isEqualTo(join(content, "text", "text"));
        assertThat(answer.message().reasoning()).isEqualTo(join(content, "thinking", "thinking"));
        assertThat(signatures(answer)).isEqualTo(join(content, "thinking", "signature"));
        assertThat(answer.message().toolCalls())
                .extracting(ToolCall::id, ToolCall::name, call -> RecordedExchanges.tree(call.arguments()))
                .containsExactlyElementsOf(calls(content));
        assertThat(answer.extra().containsKey(ResponseReader.OTHER_BLOCKS)).isEqualTo(hasOthers(content));
        assertThat(answer.rawFinishReason())
                .isEqualTo(recorded.path("stop_reason").textValue());
        judgeUsage(answer.usage(), recorded.path("usage"));
    }

    private void judgeStream(String text) throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(dialect, text);

        StringBuilder said = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        TreeSet<Integer> tools = new TreeSet<>();
        ObjectNode usage = Json.mapper().createObjectNode();
        String stop = null;
        for (JsonNode event : data(text)) {
            JsonNode delta = event.path("delta");
            said.append(event.at("/content_block/text").asText(""))
                    .append(delta.path("text").asText(""));
            thought.append(delta.path("thinking").asText(""));
            if (event.at("/content_block/type").asText().equals("tool_use")) {
                tools.add(event.path("index").intValue());
            }
            arguments.append(
                    tools.contains(event.path("index").asInt(-1))
                            ? delta.path("partial_json").asText("")
                            : "");
            stop = delta.path("stop_reason").asText(stop);
            usage.setAll(object(event.at("/message/usage")));
            usage.setAll(object(event.path("usage")));
        }
        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .isEqualTo(said.toString());
        assertThat(RecordedExchanges.join(events, Kind.REASONING, event -> ((ReasoningDelta) event).text()))
                .isEqualTo(thought.toString());
        assertThat(RecordedExchanges.join(events, Kind.TOOL_CALL, event -> ((ToolCallDelta) event).arguments()))
                .isEqualTo(arguments.toString());
        String word = stop;
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        Finished.class, end -> assertThat(end.rawReason()).isEqualTo(word));
        List<StreamEvent> reports =
                events.stream().filter(event -> event.kind() == Kind.USAGE).toList();
        judgeUsage(((UsageReported) reports.get(reports.size() - 1)).usage(), usage);
    }

    private static void judgeUsage(Usage usage, JsonNode recorded) {
        long read = recorded.path("cache_read_input_tokens").longValue();
        long written = recorded.path("cache_creation_input_tokens").longValue();
        assertThat(usage.inputTokens()).isEqualTo(recorded.path("input_tokens").longValue() + read + written);
        assertThat(usage.cachedInputTokens()).isEqualTo(read);
        assertThat(usage.cacheWriteTokens() + usage.longCacheWriteTokens()).isEqualTo(written);
        assertThat(usage.outputTokens())
                .isEqualTo(recorded.path("output_tokens").longValue());
        assertThat(usage.reasoningTokens())
                .isEqualTo(recorded.at("/output_tokens_details/thinking_tokens").longValue());
        assertThat(usage.source()).isEqualTo(Usage.Source.REPORTED);
    }

    private static List<JsonNode> data(String text) {
        return text.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> RecordedExchanges.tree(line.substring(5)))
                .toList();
    }

    private static ObjectNode object(JsonNode node) {
        return node.isObject() ? (ObjectNode) node : Json.mapper().createObjectNode();
    }

    private static String join(JsonNode content, String type, String field) {
        StringBuilder all = new StringBuilder();
        content.forEach(block -> all.append(
                block.path("type").asText().equals(type) ? block.path(field).asText("") : ""));
        return all.toString();
    }

    private static String signatures(ChatResponse answer) {
        StringBuilder all = new StringBuilder();
        answer.message().content().forEach(part -> {
            if (part instanceof Content.Reasoning thought && BlockWriter.isSigned(thought)) {
                all.append(thought.signature());
            }
        });
        return all.toString();
    }

    private static List<Tuple> calls(JsonNode content) {
        List<Tuple> calls = new ArrayList<>();
        content.forEach(block -> {
            if (block.path("type").asText().equals("tool_use")) {
                calls.add(Tuple.tuple(
                        block.path("id").textValue(), block.path("name").textValue(), block.path("input")));
            }
        });
        return calls;
    }

    private static boolean hasOthers(JsonNode content) {
        for (JsonNode block : content) {
            if (!List.of("text", "thinking", "redacted_thinking", "tool_use")
                    .contains(block.path("type").asText())) {
                return true;
            }
        }
        return false;
    }
}
