package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.wire.BinaryMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** Whole answers and streams with every part that a protocol has, read to the last field. */
class GoldenAnswersTest {

    private static ChatDialect dialect(String name) {
        return Dialects.all(InstantSource.system()).get(name);
    }

    private static ChatResponse whole(String name) {
        return ProviderKit.answer(dialect(name).decode(Golden.bytes(name + "/response-full.json")));
    }

    private static ListAssert<StreamEvent> assertStream(String name, byte[] stream) throws IOException {
        return assertThat(
                RecordedExchanges.read(dialect(name), stream).stream().filter(event -> event.kind() != Kind.PING));
    }

    @Test
    void readsAStreamOfChatCompletions() throws IOException {
        assertStream("openai", Golden.bytes("openai/stream-full.sse"))
                .containsExactly(
                        new Started("chatcmpl-1", "m-1-2026"),
                        new ReasoningDelta("Ein Kätzchen 😀?", null),
                        new TextDelta("Let me "),
                        new TextDelta("look."),
                        new ToolCallDelta(0, "call_1", "look", ""),
                        new ToolCallDelta(0, null, null, "{\"at\": \"c"),
                        new ToolCallDelta(0, null, null, "at\"}"),
                        new ToolCallDelta(1, "call_2", "now", "{}"),
                        new UsageReported(new Usage(
                                100,
                                60,
                                0,
                                0,
                                5,
                                0,
                                50,
                                20,
                                3,
                                Usage.Source.REPORTED,
                                Units.NONE.withService("default"))),
                        new Extra(Map.of("created", 1_750_000_000, "service_tier", "default")),
                        new Finished(FinishReason.TOOL_CALLS, "tool_calls"));
    }

    @Test
    void readsEveryPartOfAnAnswerOfConverse() {
        ChatResponse answer = whole("bedrock");

        assertThat(answer.message().content())
                .containsExactly(
                        new Content.Reasoning("A cat, I think.", "sig-1"),
                        new Content.Reasoning("", "bedrock@claude:hidden:aGlkZGVu"),
                        Content.text("Let me "),
                        Content.text("look."));
        assertThat(answer.message().toolCalls())
                .containsExactly(
                        new ToolCall("tooluse_1", "look", "{\"at\":\"cat\",\"n\":1.50}"),
                        new ToolCall("tooluse_2", "now", "{}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("tool_use");
        assertThat(answer.usage())
                .isEqualTo(new Usage(
                        2310,
                        2000,
                        100,
                        200,
                        0,
                        0,
                        50,
                        0,
                        0,
                        Usage.Source.REPORTED,
                        Units.NONE.withService("priority")));
        assertThat(answer.extra())
                .containsOnlyKeys("metrics", "serviceTier", "content_blocks")
                .containsEntry("metrics", Map.of("latencyMs", 1275))
                .extractingByKey("content_blocks")
                .asString()
                .contains("citations", "nova_grounding");
    }

    @Test
    void readsAStreamOfConverse() throws IOException {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        new String(Golden.bytes("bedrock/stream-full.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(event -> messages.writeBytes(BinaryMessages.event(event[0], event[1])));

        assertStream("bedrock", messages.toByteArray())
                .containsExactly(
                        new Started("", ""),
                        new ReasoningDelta("Ein Kätzchen 😀?", null),
                        new ReasoningDelta("", "sig-1"),
                        new ReasoningDelta("", "bedrock@claude:hidden:aGlkZGVu"),
                        new TextDelta("Let me "),
                        new TextDelta("look."),
                        new Extra(Map.of(
                                "content_blocks",
                                List.of(Map.of(
                                        "citationsContent", Map.of("citations", List.of(Map.of("title", "Cats"))))))),
                        new ToolCallDelta(0, "tooluse_1", "look", ""),
                        new ToolCallDelta(0, null, null, "{\"at\": \"c"),
                        new ToolCallDelta(0, null, null, "at\"}"),
                        new ToolCallDelta(1, "tooluse_2", "now", ""),
                        new ToolCallDelta(1, null, null, "{}"),
                        new UsageReported(new Usage(
                                30,
                                20,
                                0,
                                0,
                                0,
                                0,
                                50,
                                0,
                                0,
                                Usage.Source.REPORTED,
                                Units.NONE.withService("priority"))),
                        new Extra(Map.of(
                                "metrics", Map.of("latencyMs", 1275), "serviceTier", Map.of("type", "priority"))),
                        new Finished(FinishReason.TOOL_CALLS, "tool_use"));
    }

    @Test
    void readsEveryPartOfAnAnswerOfCohere() {
        ChatResponse answer = whole("cohere");

        assertThat(answer.id()).isEqualTo("c14c80c3");
        assertThat(answer.message().content())
                .containsExactly(
                        new Content.Reasoning("I will look first.", "cohere:plan:"),
                        new Content.Reasoning("A cat, I think.", "cohere:thinking:"),
                        Content.text("Let me "),
                        Content.text("look."));
        assertThat(answer.message().toolCalls())
                .containsExactly(
                        new ToolCall("look_1", "look", "{\"at\":\"cat\"}"), new ToolCall("now_2", "now", "{}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("TOOL_CALL");
        assertThat(answer.usage()).isEqualTo(cohere());
        assertThat(answer.extra())
                .containsOnlyKeys("citations", "usage")
                .containsEntry("citations", List.of(Map.of("start", 0, "end", 3, "text", "Let")));
    }

    private static Usage cohere() {
        return new Usage(100, 50, 0, 0, 0, 0, 20, 5, 0, Usage.Source.REPORTED, Units.NONE);
    }

    @Test
    void readsAStreamOfCohere() throws IOException {
        assertStream("cohere", Golden.bytes("cohere/stream-full.sse"))
                .containsExactly(
                        new Started("c14c80c3", ""),
                        new ReasoningDelta("I will look first.", null),
                        new ReasoningDelta("Ein Kätzchen 😀?", null),
                        new ReasoningDelta("", "cohere:thinking:"),
                        new TextDelta("Let me "),
                        new TextDelta("look."),
                        new Extra(Map.of(
                                "citations",
                                List.of(Map.of("start", 0, "end", 3, "text", "Let", "sources", List.of())))),
                        new ReasoningDelta("", "cohere:plan:"),
                        new ToolCallDelta(0, "look_1", "look", ""),
                        new ToolCallDelta(0, null, null, "{\"at\": \"c"),
                        new ToolCallDelta(0, null, null, "at\"}"),
                        new ToolCallDelta(1, "now_2", "now", ""),
                        new ToolCallDelta(1, null, null, "{}"),
                        new Extra(Map.of(
                                "usage",
                                Map.of(
                                        "billed_units",
                                        Map.of("input_tokens", 100, "output_tokens", 20),
                                        "tokens",
                                        Map.of("input_tokens", 600, "output_tokens", 25, "reasoning_tokens", 5),
                                        "cached_tokens",
                                        550))),
                        new UsageReported(cohere()),
                        new Finished(FinishReason.TOOL_CALLS, "TOOL_CALL"));
    }

    @Test
    void readsEveryPartOfAnAnswerOfOllama() {
        ChatResponse answer = whole("ollama");

        assertThat(answer.model()).isEqualTo("qwen3:8b");
        assertThat(answer.message().content())
                .containsExactly(new Content.Reasoning("A cat, I think.", null), Content.text("Let me look."));
        assertThat(answer.message().toolCalls())
                .containsExactly(
                        new ToolCall("call_0_look", "look", "{\"at\":\"cat\",\"n\":1.50}"),
                        new ToolCall("call_now", "now", "{}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("stop");
        assertThat(answer.usage()).isEqualTo(Usage.of(26, 282));
        assertThat(answer.extra())
                .containsEntry("total_duration", 4_883_583_458L)
                .containsEntry("created_at", "2026-06-30T12:00:00.123456Z");
    }

    @Test
    void readsAStreamOfOllama() throws IOException {
        assertStream("ollama", Golden.bytes("ollama/stream-full.ndjson"))
                .containsExactly(
                        new Started("", "qwen3:8b"),
                        new ReasoningDelta("Ein Kätzchen ", null),
                        new ReasoningDelta("😀?", null),
                        new TextDelta("Let me "),
                        new TextDelta("look."),
                        new ToolCallDelta(0, "call_0_look", "look", "{\"at\":\"cat\"}"),
                        new ToolCallDelta(1, "call_now", "now", "{}"),
                        new UsageReported(Usage.of(26, 282)),
                        new Extra(Map.of(
                                "created_at",
                                "2026-06-30T12:00:05Z",
                                "total_duration",
                                4_883_583_458L,
                                "prompt_eval_count",
                                26,
                                "eval_count",
                                282)),
                        new Finished(FinishReason.TOOL_CALLS, "stop"));
    }
}
