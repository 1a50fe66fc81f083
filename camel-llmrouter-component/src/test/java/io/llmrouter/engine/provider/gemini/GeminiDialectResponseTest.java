package io.llmrouter.engine.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiDialectResponseTest {

    @Test
    void readsEveryPartOfAnAnswer() {
        ChatResponse answer = ProviderKit.answer(Encoded.API.decode(Golden.bytes("gemini/response-full.json")));

        assertThat(answer.id()).isEqualTo("r-1");
        assertThat(answer.model()).isEqualTo("gemini-3-flash-preview");
        assertThat(answer.message().content())
                .containsExactly(
                        new Content.Reasoning("Hm.", "gemini:thought:s1"),
                        Content.text("It is a cat."),
                        new Content.Reasoning("", "gemini:part:s2"),
                        new Media(
                                Modality.IMAGE,
                                "image/png",
                                new MediaSource(MediaSource.Kind.INLINE, "+/8="),
                                null,
                                null),
                        new Content.Reasoning("", "gemini:call0:s3"));
        assertThat(answer.message().toolCalls())
                .containsExactly(
                        new ToolCall("gemini_r-1_0", "look", "{\"at\":1.0}"), new ToolCall("c_2", "now", "{}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("STOP");
        assertThat(answer.usage())
                .isEqualTo(new Usage(
                        130,
                        20,
                        0,
                        0,
                        7,
                        50,
                        15,
                        5,
                        3,
                        Usage.Source.REPORTED,
                        Units.searches(1).withService("flex")));
        assertThat(answer.extra())
                .containsEntry("serviceTier", "flex")
                .containsKeys("groundingMetadata", "avgLogprobs", "content_parts");
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "MAX_TOKENS, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "SPII, CONTENT_FILTER",
        "MALFORMED_FUNCTION_CALL, ERROR",
        "OTHER, OTHER",
        "SOMETHING_NEW, OTHER"
    })
    void keepsWhyItStopped(String word, FinishReason reason) {
        ChatResponse answer = ProviderKit.answer(decode(word, "half"));

        assertThat(answer.finishReason()).isEqualTo(reason);
        assertThat(answer.rawFinishReason()).isEqualTo(word);
        assertThat(answer.usage()).isEqualTo(Usage.estimated(0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "SAFETY, CONTENT_POLICY",
        "PROHIBITED_CONTENT, CONTENT_POLICY",
        "MALFORMED_FUNCTION_CALL, TOOL_GENERATION_FAILED",
        "UNEXPECTED_TOOL_CALL, TOOL_GENERATION_FAILED",
        "OTHER, SERVER_ERROR",
        "NO_IMAGE, SERVER_ERROR",
        "IMAGE_OTHER, SERVER_ERROR"
    })
    void failsWhereNothingIsLeftOfTheAnswer(String word, FailureKind kind) throws IOException {
        String event = "{\"candidates\":[{\"content\":{},\"finishReason\":\"" + word + "\"}]}";

        assertThat(ProviderKit.failure(decode(word, "")).kind()).isEqualTo(kind);
        List<StreamEvent> events = RecordedExchanges.read(Encoded.API, "data: " + event + "\n\n");
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(StreamEvent.Failed.class, end -> assertThat(
                        end.failure().kind())
                .isEqualTo(kind));
    }

    @Test
    void tellsThatThePromptWasBlocked() throws IOException {
        String body = "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},\"responseId\":\"r\"}";
        Failure expected = new Failure(
                FailureKind.CONTENT_POLICY,
                "the provider blocked the prompt (PROHIBITED_CONTENT)",
                200,
                "PROHIBITED_CONTENT",
                null);

        assertThat(ProviderKit.failure(Encoded.API.decode(body.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected);
        assertThat(RecordedExchanges.read(Encoded.API, "data: " + body + "\n\n"))
                .containsExactly(new StreamEvent.Failed(expected));
    }

    @ParameterizedTest
    @CsvSource({"'{', MALFORMED_RESPONSE", "'{}', MALFORMED_RESPONSE", "'[]', MALFORMED_RESPONSE"})
    void refusesWhatIsNoAnswer(String body, FailureKind kind) {
        assertThat(ProviderKit.failure(Encoded.API.decode(body.getBytes(StandardCharsets.UTF_8)))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void readsAStream() throws IOException {
        String stream = new String(Golden.bytes("gemini/stream-full.sse"), StandardCharsets.UTF_8);

        assertThat(RecordedExchanges.read(Encoded.API, stream))
                .containsExactly(
                        new StreamEvent.Started("r-1", "gemini-3-flash-preview"),
                        new StreamEvent.ReasoningDelta("Hm.", null),
                        new StreamEvent.Ping(),
                        new StreamEvent.TextDelta("It is "),
                        new StreamEvent.TextDelta("a cat."),
                        new StreamEvent.ReasoningDelta("", "gemini:call0:s1"),
                        new StreamEvent.ToolCallDelta(0, "gemini_r-1_0", "look", "{\"at\":1.0}"),
                        new StreamEvent.ToolCallDelta(1, "c_2", "now", "{}"),
                        new StreamEvent.ReasoningDelta("", "gemini:part:s2"),
                        new StreamEvent.Finished(FinishReason.TOOL_CALLS, "STOP"));
    }

    @Test
    void tellsAnErrorInsideAStream() throws IOException {
        String stream = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}\n\n"
                + "data: {\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}\n\n";

        List<StreamEvent> events = RecordedExchanges.read(Encoded.API, stream);

        assertThat(events.get(events.size() - 1))
                .isEqualTo(new StreamEvent.Failed(
                        new Failure(FailureKind.OVERLOADED, "The model is overloaded.", 503, "UNAVAILABLE", null)));
    }

    private static Outcome<ChatResponse> decode(String word, String text) {
        Map<String, Object> content = Map.of("parts", List.of(Map.of("text", text)));
        String body = Json.write(Map.of("candidates", List.of(Map.of("content", content, "finishReason", word))));
        return Encoded.API.decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
