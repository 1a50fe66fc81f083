package io.llmrouter.engine.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OllamaRequestTest {

    private static final OllamaDialect DIALECT = new OllamaDialect(InstantSource.system());
    private static final Quirks QUIRKS = new Quirks(
            "/api/chat",
            Quirks.Auth.NONE,
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE);
    private static final ToolSpec LOOK = new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false);

    @Test
    void writesEverythingAtItsPlace() {
        Sampling sampling = new Sampling(0.2, 0.9, 40, 100, 7L, List.of("END"), 0.5, -0.5, 3);
        ChatRequest request = ChatRequest.of(List.of(
                        Message.user(List.of(
                                Content.text("See"),
                                Content.image("image/png", new byte[] {1, 2, 3}),
                                document("text/plain", "a note"))),
                        new Message(
                                Role.ASSISTANT,
                                List.of(new Content.Reasoning("Hm.", null)),
                                List.of(new ToolCall("c_1", "look", "{\"at\":1.0}"), new ToolCall("c_2", "stop", "")),
                                null,
                                null),
                        Message.tool("c_1", "a cat"),
                        Message.tool("c_2", "done")))
                .withTools(List.of(LOOK), ToolChoice.AUTO)
                .withSampling(sampling)
                .withEffort(ReasoningEffort.of("high"))
                .withExtra(Map.of("keep_alive", "10m", "num_ctx", 8192, "user", "left out"));

        assertThat(body(request, "qwen3", true)).isEqualTo(Golden.map("ollama/request.json"));
    }

    @Test
    void saysThatAWholeAnswerIsWantedForItsUsualIsAStream() {
        assertThat(body(ChatRequest.of("hello"), "qwen3", false)).containsEntry("stream", false);
    }

    @Test
    void holdsAnAnswerToASchemaByTheFormat() {
        ChatRequest request = ChatRequest.of("hello").withOutput(OutputFormat.schema("a", "{\"type\":\"array\"}"));

        assertThat(body(request, "qwen3", false)).containsEntry("format", Map.of("type", "array"));
        assertThat(body(request.withOutput(OutputFormat.JSON), "qwen3", false)).containsEntry("format", "json");
    }

    @Test
    void asksForASchemaBesideToolsByAnInstruction() {
        ChatRequest request = ChatRequest.of("hello")
                .withTools(List.of(LOOK), ToolChoice.AUTO)
                .withOutput(OutputFormat.schema("a", "{\"type\":\"array\"}"));

        Map<String, Object> body = body(request, "qwen3", false);

        assertThat(body).doesNotContainKey("format");
        assertThat(body.get("messages"))
                .asString()
                .contains("role=system")
                .contains("keep to this JSON schema: {\"type\":\"array\"}");
    }

    @Test
    void leavesOutToolsThatMustNotBeCalled() {
        ChatRequest request = ChatRequest.of("hello")
                .withTools(List.of(LOOK), new ToolChoice(ToolChoice.Mode.NONE, null))
                .withOutput(OutputFormat.JSON);

        assertThat(body(request, "qwen3", false)).doesNotContainKey("tools").containsEntry("format", "json");
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolChoice.Mode.class,
            names = {"REQUIRED", "NAMED"})
    void refusesToDemandACall(ToolChoice.Mode mode) {
        ChatRequest request = ChatRequest.of("hello").withTools(List.of(LOOK), new ToolChoice(mode, "look"));

        assertThat(refusal(request)).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"none, false", "low, true", "high, true"})
    void asksToThinkOrNot(String effort, boolean think) {
        assertThat(body(ChatRequest.of("hello").withEffort(ReasoningEffort.of(effort)), "qwen3", false))
                .containsEntry("think", think);
    }

    @ParameterizedTest
    @CsvSource({"none, low", "minimal, low", "medium, medium", "max, high"})
    void namesTheEffortToTheModelThatKnowsIt(String effort, String word) {
        assertThat(body(ChatRequest.of("hello").withEffort(ReasoningEffort.of(effort)), "gpt-oss:20b", false))
                .containsEntry("think", word);
    }

    @ParameterizedTest
    @CsvSource({"100, low", "5000, medium", "9000, high"})
    void turnsABudgetIntoAnEffort(int tokens, String word) {
        assertThat(body(ChatRequest.of("hello").withEffort(ReasoningEffort.budget(tokens)), "gpt-oss:20b", false))
                .containsEntry("think", word);
    }

    @Test
    void refusesMediaWithoutAForm() {
        assertThat(refusal(ChatRequest.of(List.of(Message.user(List.of(Content.image("https://a.example/b.png")))))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(refusal(ChatRequest.of(List.of(Message.user(List.of(document("application/pdf", "%PDF")))))))
                .isEqualTo(FailureKind.UNSUPPORTED);
    }

    private static Content document(String type, String text) {
        MediaSource source = MediaSource.inline(text.getBytes(StandardCharsets.UTF_8));
        return new Content.Media(Modality.DOCUMENT, type, source, "note", null);
    }

    private static Map<String, Object> body(ChatRequest request, String model, boolean stream) {
        DialectRequest written = DIALECT.encode(request, model, QUIRKS, stream).fold(ready -> ready, failure -> {
            throw new AssertionError(failure.toString());
        });
        return Golden.map(written.body());
    }

    private static FailureKind refusal(ChatRequest request) {
        return ProviderKit.failure(DIALECT.encode(request, "qwen3", QUIRKS, false))
                .kind();
    }
}
