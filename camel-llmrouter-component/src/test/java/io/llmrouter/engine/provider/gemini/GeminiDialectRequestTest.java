package io.llmrouter.engine.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.JsonDifference;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiDialectRequestTest {

    private static final String NEW = "gemini-3-flash-preview";
    private static final String OLD = "gemini-2.0-flash";
    private static final ToolSpec LOOK = new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false);

    @Test
    void writesEveryPartOfARequest() {
        ChatRequest request = ChatRequest.of(List.of(
                        Message.system("Be brief."),
                        question(),
                        Message.user("Look!"),
                        Message.system("Be kind."),
                        calls(),
                        new Message(Role.TOOL, List.of(Content.text("a cat"), png()), List.of(), "c_1", null),
                        Message.tool("c_2", "{\"at\":1.0}"),
                        Message.user("And?")))
                .withTools(List.of(LOOK, new ToolSpec("now", "", "", true)), ToolChoice.AUTO)
                .withOutput(OutputFormat.schema("finding", "{\"type\":\"object\"}"))
                .withSampling(new Sampling(0.5, 0.9, 40, 200, 7L, List.of("END"), null, null, 3))
                .withEffort(ReasoningEffort.of("low"))
                .withTerms(Terms.USUAL.withServiceTier("flex").withMetadata(Map.of("ticket", "A-1")))
                .withExtra(Map.of(
                        "n", 2,
                        "parallel_tool_calls", false,
                        "safetySettings", List.of(),
                        "tools", List.of(Map.of("googleSearch", Map.of())),
                        "generationConfig", Map.of("responseModalities", List.of("TEXT"))));

        JsonNode golden = ErrorBody.tree(Golden.bytes("gemini/request-full.json"));
        assertThat(JsonDifference.between(golden, Encoded.body(request, NEW))).isEmpty();
    }

    private static Message question() {
        MediaSource page = MediaSource.remote("https://example.org/a.pdf?x=1");
        MediaSource film = MediaSource.remote("gs://bucket/film");
        return Message.user(List.of(
                Content.text("What is this?"),
                png(),
                new Media(Modality.DOCUMENT, "application/octet-stream", page, "a.pdf", null),
                new Media(Modality.VIDEO, "video/*", film, null, null)));
    }

    private static Media png() {
        return new Media(Modality.IMAGE, "image/png", MediaSource.inline(new byte[] {0, 1, 2}), null, null);
    }

    private static Message calls() {
        return new Message(
                Role.ASSISTANT,
                List.of(
                        new Content.Reasoning("Hm.", "gemini:thought:s1"),
                        Content.text("Let me see."),
                        new Content.Reasoning("", "gemini:part:s2"),
                        new Content.Reasoning("", "gemini:call0:s3"),
                        new Content.Reasoning("Elsewhere.", "responses:rs_1:xyz")),
                List.of(new ToolCall("c_1", "look", "{\"at\":\"ä\"}"), new ToolCall("c_2", "now", "")),
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "AUTO, false, -",
                "AUTO, true, {mode=VALIDATED}",
                "NONE, false, {mode=NONE}",
                "REQUIRED, true, {mode=ANY}",
                "NAMED, false, '{mode=ANY, allowedFunctionNames=[look]}'"
            },
            nullValues = "-")
    void writesToolChoices(ToolChoice.Mode mode, boolean strict, String expected) {
        ToolChoice choice = new ToolChoice(mode, mode == ToolChoice.Mode.NAMED ? "look" : null);
        ChatRequest request = ChatRequest.of("hi").withTools(List.of(new ToolSpec("look", "", "", strict)), choice);

        Map<String, Object> body =
                Golden.map(Encoded.request(Encoded.API, request, NEW, Set.of()).body());

        Object config = body.get("toolConfig");
        assertThat(
                        config == null
                                ? "null"
                                : ((Map<?, ?>) config)
                                        .get("functionCallingConfig")
                                        .toString())
                .isEqualTo(String.valueOf(expected));
    }

    @Test
    void takesTheAnswerThroughAToolWhereTheModelCannotBeHeldToASchema() {
        ChatRequest request = ChatRequest.of("hi")
                .withTools(List.of(LOOK), ToolChoice.AUTO)
                .withOutput(OutputFormat.schema("finding", "{\"type\":\"object\"}"));

        JsonNode old = Encoded.body(request, OLD);

        JsonNode functions = old.at("/tools/0/functionDeclarations");
        assertThat(functions).hasSize(2);
        assertThat(functions.at("/1/parametersJsonSchema")).hasToString("{\"type\":\"object\"}");
        assertThat(old.path("toolConfig")).hasToString("{\"functionCallingConfig\":{\"mode\":\"ANY\"}}");
        assertThat(old.path("generationConfig").has("responseMimeType")).isFalse();
        assertThat(Encoded.body(request.withTools(List.of(), ToolChoice.AUTO), OLD)
                        .at("/generationConfig/responseJsonSchema/type")
                        .textValue())
                .isEqualTo("object");
    }

    @Test
    void tellsWhichEffortIsSaidOtherwiseUnlessTheRequestBringsItsOwn() {
        ChatRequest request = ChatRequest.of("hi").withEffort(ReasoningEffort.of("none"));
        Map<String, Object> own = Map.of("generationConfig", Map.of("thinkingConfig", Map.of("thinkingLevel", "high")));

        assertThat(Encoded.request(Encoded.API, request, NEW, Set.of()).adjustments())
                .containsExactly("says reasoning_effort none as minimal");
        assertThat(Encoded.request(Encoded.API, request.withExtra(own), NEW, Set.of())
                        .adjustments())
                .isEmpty();
    }

    @Test
    void asksForArgumentsAsAWhole() {
        ChatRequest request = ChatRequest.of("hi")
                .withTools(List.of(LOOK), ToolChoice.AUTO)
                .withExtra(Map.of(
                        "toolConfig",
                        Map.of("functionCallingConfig", Map.of("mode", "ANY", "streamFunctionCallArguments", true))));

        DialectRequest written = Encoded.request(Encoded.API, request, NEW, Set.of());

        assertThat(Golden.map(written.body()).get("toolConfig"))
                .isEqualTo(Map.of("functionCallingConfig", Map.of("mode", "ANY")));
        assertThat(written.adjustments()).containsExactly("drops streamFunctionCallArguments");
    }

    @Test
    void writesJsonWithoutASchema() {
        JsonNode config = Encoded.body(ChatRequest.of("hi").withOutput(OutputFormat.JSON), OLD)
                .path("generationConfig");

        assertThat(config.path("responseMimeType").textValue()).isEqualTo("application/json");
        assertThat(config.has("responseJsonSchema")).isFalse();
    }

    @Test
    void penalizesOnlyWhereTheModelTakesIt() {
        ChatRequest request = ChatRequest.of("hi").withSampling(Sampling.DEFAULT.withPenalties(0.5, 0.25));

        assertThat(Encoded.body(request, OLD)
                        .at("/generationConfig/presencePenalty")
                        .doubleValue())
                .isEqualTo(0.25);
        assertThat(Encoded.body(request, NEW).path("generationConfig").isEmpty())
                .isTrue();
    }

    @Test
    void foldsLongSeedsAndManyStops() {
        Sampling sampling = Sampling.of(null, null, null, 1L << 33, List.of("a", "b", "c", "d", "e", "f"));

        JsonNode config =
                Encoded.body(ChatRequest.of("hi").withSampling(sampling), OLD).path("generationConfig");

        assertThat(config.path("seed").canConvertToInt()).isTrue();
        assertThat(config.path("stopSequences")).hasSize(5);
    }

    @Test
    void signsForCallsOfOtherModelsOnlyWhereItIsDemanded() {
        Message call =
                new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("toolu_1", "look", "{}")), null, null);
        ChatRequest request = ChatRequest.of(List.of(Message.user("hi"), call, Message.tool("toolu_1", "ok")));

        assertThat(Encoded.body(request, NEW)
                        .at("/contents/1/parts/0/thoughtSignature")
                        .textValue())
                .isEqualTo("skip_thought_signature_validator");
        assertThat(Encoded.body(request, OLD).at("/contents/1/parts/0").has("thoughtSignature"))
                .isFalse();
    }

    @Test
    void putsMediaBesideAResultWhereItCannotBeInside() {
        Message call = new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("c", "look", "{}")), null, null);
        Message result = new Message(Role.TOOL, List.of(Content.text("see"), png()), List.of(), "c", null);

        JsonNode parts = Encoded.body(ChatRequest.of(List.of(Message.user("hi"), call, result)), OLD)
                .at("/contents/2/parts");

        assertThat(parts.at("/0/functionResponse/response/result").textValue()).isEqualTo("see");
        assertThat(parts.at("/1/inlineData/mimeType").textValue()).isEqualTo("image/png");
    }

    @Test
    void tellsVertexTierAndNotesInItsOwnWay() {
        ChatRequest request = ChatRequest.of("hi")
                .withTerms(Terms.USUAL.withServiceTier("priority").withMetadata(Map.of("Team", "Ä & B")));

        DialectRequest encoded = Encoded.request(Encoded.VERTEX, request, NEW, Set.of());

        JsonNode body = ErrorBody.tree(encoded.body());
        assertThat(encoded.headers()).containsEntry("X-Vertex-AI-LLM-Shared-Request-Type", "priority");
        assertThat(body.at("/labels/team").textValue()).isEqualTo("ä___b");
        assertThat(body.has("serviceTier")).isFalse();
    }

    @Test
    void dropsWhatTheQuirksSay() {
        ChatRequest request = ChatRequest.of("hi").withSampling(Sampling.DEFAULT.withTopK(3));

        DialectRequest encoded = Encoded.request(Encoded.API, request, "models/" + NEW, Set.of("topK"));

        assertThat(ErrorBody.tree(encoded.body()).path("generationConfig")).isEmpty();
        assertThat(encoded.path()).isEqualTo("/models/" + NEW + ":generateContent");
    }

    @Test
    void refusesWhatHasNoForm() {
        Media stored = new Media(Modality.DOCUMENT, "application/pdf", MediaSource.remote("openai-file:f"), null, null);

        assertThat(Encoded.failure(ChatRequest.of(List.of(Message.user(List.of(stored)))), NEW)
                        .kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(Encoded.failure(
                                ChatRequest.of(List.of(Message.of(Role.SYSTEM, List.of(png())), Message.user("a"))),
                                NEW)
                        .kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(Encoded.failure(ChatRequest.of(List.of(Message.system("Be brief."))), NEW)
                        .message())
                .isEqualTo("messages: this protocol needs one of a user or assistant that is not empty");
    }
}
