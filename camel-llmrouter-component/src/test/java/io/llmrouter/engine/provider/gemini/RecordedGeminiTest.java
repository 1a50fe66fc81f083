package io.llmrouter.engine.provider.gemini;

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
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.provider.conversation.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the dialect by exchanges recorded from the Gemini API and from Vertex AI. */
class RecordedGeminiTest {

    private final GeminiDialect dialect = GeminiDialect.api(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatTheProviderSent() throws IOException {
        return RecordedExchanges.judged(RecordedGeminiTest::isChat, this::judge);
    }

    static boolean isChat(JsonNode exchange) {
        return List.of("gemini", "vertexai").contains(exchange.path("provider").asText())
                && exchange.path("kind").asText().endsWith("enerateContent");
    }

    private void judge(JsonNode exchange) throws IOException {
        String text = RecordedExchanges.body(exchange);
        int status = exchange.path("response").path("status").intValue();
        if (status >= 400) {
            judgeError(status, text);
        } else if (text.startsWith("data:")) {
            judgeStream(text);
        } else {
            judgeAnswer(text);
        }
    }

    private void judgeError(int status, String text) {
        Failure failure = dialect.error(status, new TreeMap<>(), text.getBytes(StandardCharsets.UTF_8));

        String message = RecordedExchanges.tree(text).at("/error/message").textValue();
        assertThat(failure.kind())
                .isEqualTo(
                        switch (status) {
                            case 404 -> FailureKind.NOT_FOUND;
                            case 429 -> FailureKind.RATE_LIMITED;
                            default -> kindOf400(message);
                        });
        assertThat(failure.message()).startsWith(message.substring(0, Math.min(490, message.length())));
        if (status == 429) {
            assertThat(failure.retryAfter()).hasSeconds(48);
        }
    }

    private static FailureKind kindOf400(String message) {
        if (message.startsWith("API key not valid")) {
            return FailureKind.AUTHENTICATION;
        }
        return message.startsWith("The input token count") ? FailureKind.CONTEXT_LENGTH : FailureKind.INVALID_REQUEST;
    }

    private void judgeAnswer(String text) {
        JsonNode recorded = RecordedExchanges.tree(text);
        JsonNode candidate = recorded.at("/candidates/0");
        if (candidate.isMissingNode() || candidate.path("content").isEmpty()) {
            Failure failure = ProviderKit.failure(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(failure.kind()).isEqualTo(FailureKind.CONTENT_POLICY);
            return;
        }
        ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));

        JsonNode parts = candidate.at("/content/parts");
        assertThat(answer.id()).isEqualTo(recorded.path("responseId").textValue());
        assertThat(answer.model()).isEqualTo(recorded.path("modelVersion").textValue());
        assertThat(answer.text()).isEqualTo(join(List.of(parts), false));
        assertThat(answer.message().reasoning()).isEqualTo(join(List.of(parts), true));
        assertThat(seals(answer.message().content())).isEqualTo(signatures(List.of(parts)));
        assertThat(answer.message().toolCalls())
                .extracting(ToolCall::name, call -> RecordedExchanges.tree(call.arguments()))
                .containsExactlyElementsOf(calls(List.of(parts)));
        assertThat(answer.rawFinishReason())
                .isEqualTo(candidate.path("finishReason").textValue());
        judgeUsage(answer.usage(), recorded.path("usageMetadata"));
    }

    private void judgeStream(String text) throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(dialect, text);

        List<JsonNode> chunks = text.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> RecordedExchanges.tree(line.substring(5)))
                .toList();
        List<JsonNode> parts = chunks.stream()
                .map(chunk -> chunk.at("/candidates/0/content/parts"))
                .toList();
        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(events.get(0))
                .isEqualTo(new Started(
                        last.path("responseId").textValue(),
                        last.path("modelVersion").textValue()));
        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .isEqualTo(join(parts, false));
        assertThat(RecordedExchanges.join(events, Kind.REASONING, event -> ((ReasoningDelta) event).text()))
                .isEqualTo(join(parts, true));
        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.TOOL_CALL)
                .extracting(
                        event -> ((ToolCallDelta) event).name(),
                        event -> RecordedExchanges.tree(((ToolCallDelta) event).arguments()))
                .containsExactlyElementsOf(calls(parts));
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(Finished.class, end -> assertThat(end.rawReason())
                        .isEqualTo(last.at("/candidates/0/finishReason").textValue()));
        List<StreamEvent> reports =
                events.stream().filter(event -> event.kind() == Kind.USAGE).toList();
        judgeUsage(((UsageReported) reports.get(reports.size() - 1)).usage(), last.path("usageMetadata"));
    }

    private static void judgeUsage(Usage usage, JsonNode recorded) {
        long cached = recorded.path("cachedContentTokenCount").longValue();
        assertThat(usage.totalTokens())
                .isEqualTo(recorded.path("totalTokenCount").longValue());
        assertThat(usage.inputTokens())
                .isEqualTo(recorded.path("promptTokenCount").longValue()
                        + recorded.path("toolUsePromptTokenCount").longValue());
        assertThat(usage.cachedInputTokens()).isEqualTo(cached);
        assertThat(usage.reasoningTokens())
                .isEqualTo(recorded.path("thoughtsTokenCount").longValue());
        assertThat(usage.inputAudioTokens()).isEqualTo(ofModality(recorded, "AUDIO"));
        assertThat(usage.inputImageTokens()).isEqualTo(ofModality(recorded, "IMAGE"));
        assertThat(usage.source()).isEqualTo(Usage.Source.REPORTED);
    }

    private static long ofModality(JsonNode recorded, String modality) {
        long sum = 0;
        for (JsonNode detail : recorded.path("promptTokensDetails")) {
            sum += detail.path("modality").asText().equals(modality)
                    ? detail.path("tokenCount").longValue()
                    : 0;
        }
        return sum;
    }

    private static String join(List<JsonNode> lists, boolean thought) {
        StringBuilder all = new StringBuilder();
        lists.forEach(list -> list.forEach(part -> all.append(
                part.path("thought").asBoolean(false) == thought
                        ? part.path("text").asText("")
                        : "")));
        return all.toString();
    }

    private static List<String> seals(List<Content> content) {
        return content.stream()
                .filter(Content.Reasoning.class::isInstance)
                .map(part -> Seal.of("gemini", ((Content.Reasoning) part).signature()))
                .flatMap(Optional::stream)
                .map(Seal::value)
                .toList();
    }

    private static List<String> signatures(List<JsonNode> lists) {
        List<String> all = new ArrayList<>();
        lists.forEach(list ->
                list.forEach(part -> all.add(part.path("thoughtSignature").textValue())));
        return all.stream().filter(Objects::nonNull).toList();
    }

    private static List<Tuple> calls(List<JsonNode> lists) {
        List<Tuple> calls = new ArrayList<>();
        lists.forEach(list -> list.forEach(part -> {
            JsonNode call = part.path("functionCall");
            if (call.isObject()) {
                calls.add(Tuple.tuple(call.path("name").textValue(), call.path("args")));
            }
        }));
        return calls;
    }
}
