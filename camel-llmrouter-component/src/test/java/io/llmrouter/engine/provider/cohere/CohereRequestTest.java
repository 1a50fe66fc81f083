package io.llmrouter.engine.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohereRequestTest {

    private static final CohereDialect DIALECT = new CohereDialect(InstantSource.system());
    private static final Quirks QUIRKS = new Quirks(
            "/v2/chat",
            Quirks.Auth.BEARER,
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE);
    private static final ToolSpec LOOK = new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", true);
    private static final ToolSpec STOP = new ToolSpec("stop", "", "", false);
    private static final String SCHEMA = "{\"type\":\"object\"}";

    @Test
    void writesEverythingAtItsPlace() {
        Message answer = new Message(
                Role.ASSISTANT,
                List.of(
                        new Content.Reasoning("I will look.", "cohere:plan:"),
                        new Content.Reasoning("Hm.", "cohere:thinking:"),
                        new Content.Reasoning("of another", "sig"),
                        Content.text("Well.")),
                List.of(new ToolCall("c_1", "look", "{\"at\":1.0}")),
                null,
                null);
        ChatRequest request = ChatRequest.of(List.of(
                        Message.system("Be brief."),
                        Message.user(List.of(
                                Content.text("See."),
                                Content.image("image/png", new byte[] {1, 2, 3}),
                                Content.image("https://a.example/b.png"),
                                document("text/plain", "a note"))),
                        answer,
                        Message.tool("c_1", "a cat")))
                .withTools(List.of(LOOK, STOP), ToolChoice.AUTO)
                .withSampling(new Sampling(0.2, 1.0, 40, 100, 7L, List.of("END"), -0.5, 1.5, 3))
                .withEffort(ReasoningEffort.budget(500))
                .withExtra(Map.of(
                        "safety_mode", "STRICT",
                        "documents", List.of(Map.of("id", "d", "data", Map.of("text", "x"))),
                        "user", "left out"));

        assertThat(Golden.map(encoded(request, true).body())).isEqualTo(Golden.map("cohere/request-full.json"));
    }

    @ParameterizedTest
    @CsvSource({"REQUIRED, REQUIRED, 2", "NONE, NONE, 2", "NAMED, REQUIRED, 1"})
    void demandsOrForbidsCalls(ToolChoice.Mode mode, String word, int offered) {
        ChatRequest request = ChatRequest.of("hello").withTools(List.of(LOOK, STOP), new ToolChoice(mode, "stop"));

        JsonNode body = body(request);

        assertThat(body.path("tool_choice").asText()).isEqualTo(word);
        assertThat(body.path("tools")).hasSize(offered);
    }

    @Test
    void refusesToDemandAToolThatIsNotThere() {
        ChatRequest request =
                ChatRequest.of("hello").withTools(List.of(LOOK), new ToolChoice(ToolChoice.Mode.NAMED, "stop"));

        assertThat(refusal(request)).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void holdsAnAnswerToASchemaByTheFormatWhereThereAreNoTools() {
        ChatRequest request = ChatRequest.of("hello").withOutput(OutputFormat.schema("a", SCHEMA));

        assertThat(body(request).path("response_format").toString())
                .isEqualTo("{\"type\":\"json_object\",\"json_schema\":{\"type\":\"object\"}}");
        assertThat(body(request.withOutput(OutputFormat.JSON))
                        .path("response_format")
                        .toString())
                .isEqualTo("{\"type\":\"json_object\"}");
    }

    @Test
    void holdsItByAToolBesideTools() {
        ChatRequest request = ChatRequest.of("hello")
                .withTools(List.of(LOOK), ToolChoice.AUTO)
                .withOutput(OutputFormat.schema("a", SCHEMA));

        JsonNode body = body(request);

        assertThat(body.has("response_format")).isFalse();
        assertThat(body.path("tool_choice").asText()).isEqualTo("REQUIRED");
        assertThat(body.at("/tools/1/function/name").asText()).isEqualTo(AnswerForm.TOOL_NAME);
        JsonNode alone = body(request.withTools(List.of(LOOK), new ToolChoice(ToolChoice.Mode.NONE, null)));
        assertThat(alone.path("tools")).hasSize(1);
        JsonNode first = body(request.withTools(List.of(LOOK), new ToolChoice(ToolChoice.Mode.REQUIRED, null)));
        assertThat(first.path("tools")).hasSize(1);
        assertThat(first.at("/tools/0/function/name").asText()).isEqualTo("look");
    }

    @Test
    void asksInWordsForASchemaThatIsNoObject() {
        ChatRequest request = ChatRequest.of("hello").withOutput(OutputFormat.schema("a", "{\"type\":\"array\"}"));

        JsonNode body = body(request);

        assertThat(body.has("response_format")).isFalse();
        assertThat(body.at("/messages/0/content").asText()).endsWith("{\"type\":\"array\"}");
    }

    @ParameterizedTest
    @CsvSource({"none, disabled, 0", "low, enabled, 2048", "medium, enabled, 8192", "max, enabled, 0"})
    void asksToThink(String level, String type, int budget) {
        JsonNode thinking = body(ChatRequest.of("hello").withEffort(ReasoningEffort.of(level)))
                .path("thinking");

        assertThat(thinking.path("type").asText()).isEqualTo(type);
        assertThat(thinking.path("token_budget").asInt(0)).isEqualTo(budget);
    }

    @Test
    void refusesMediaWithoutAForm() {
        Content film = new Content.Media(Modality.VIDEO, "video/mp4", MediaSource.inline(new byte[] {1}), null, null);

        assertThat(refusal(ChatRequest.of(List.of(Message.user(List.of(film))))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(refusal(ChatRequest.of(List.of(Message.user(List.of(document("application/pdf", "%PDF")))))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        Content picture = Content.image("https://a.example/b.png");
        Message result = new Message(Role.TOOL, List.of(picture), List.of(), "c", null);
        assertThat(refusal(ChatRequest.of(List.of(result)))).isEqualTo(FailureKind.UNSUPPORTED);
    }

    private static Content document(String type, String text) {
        MediaSource source = MediaSource.inline(text.getBytes(StandardCharsets.UTF_8));
        return new Content.Media(Modality.DOCUMENT, type, source, "note.txt", null);
    }

    private static DialectRequest encoded(ChatRequest request, boolean stream) {
        return DIALECT.encode(request, "command-a-03-2025", QUIRKS, stream).fold(ready -> ready, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static JsonNode body(ChatRequest request) {
        return ErrorBody.tree(encoded(request, false).body());
    }

    private static FailureKind refusal(ChatRequest request) {
        return ProviderKit.failure(DIALECT.encode(request, "command-a-03-2025", QUIRKS, false))
                .kind();
    }
}
