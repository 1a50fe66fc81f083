package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CacheMark;
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
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.JsonDifference;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesDialectRequestTest {

    private static final ResponsesDialect DIALECT = new ResponsesDialect(InstantSource.system());
    private static final Map<String, Object> STATELESS =
            Map.of("store", false, "include", List.of("reasoning.encrypted_content"));

    @Test
    void writesEveryPartOfARequest() {
        ChatRequest request = ChatRequest.of(conversation())
                .withTools(
                        List.of(
                                new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", true),
                                new ToolSpec("now", "", "", false)),
                        new ToolChoice(ToolChoice.Mode.NAMED, "look"))
                .withOutput(OutputFormat.schema("finding", "{\"type\":\"object\"}"))
                .withSampling(new Sampling(0.5, 0.9, 3, 200, 7L, List.of("END"), 0.1, 0.2, 2))
                .withEffort(ReasoningEffort.of("low"))
                .withTerms(Terms.USUAL.withServiceTier("flex").withMetadata(Map.of("ticket", "A-1")))
                .withExtra(Map.of(
                        "n",
                        2,
                        "verbosity",
                        "low",
                        "stream_options",
                        Map.of("include_usage", true),
                        "reasoning",
                        Map.of("summary", "auto"),
                        "tools",
                        List.of(Map.of("type", "web_search")),
                        "prompt_cache_key",
                        "k"));

        JsonNode golden = ErrorBody.tree(Golden.bytes("responses/request-full.json"));
        Set<String> drop = Set.of("top_k", "seed", "stop", "frequency_penalty", "presence_penalty");
        assertThat(JsonDifference.between(golden, body(request, "gpt-5.6", quirks(drop, STATELESS), true)))
                .isEmpty();
    }

    private static List<Message> conversation() {
        return List.of(
                Message.system("Be brief."),
                Message.system("Be kind."),
                question(),
                Message.system("Mind the gap."),
                calls(),
                Message.tool("c_1", "a cat"),
                new Message(
                        Role.TOOL,
                        List.of(Content.text("noon"), Content.image("https://example.org/clock.png")),
                        List.of(),
                        "c_2",
                        null));
    }

    private static Message question() {
        MediaSource bytes = MediaSource.inline(new byte[] {0, 1, 2});
        MediaSource page = MediaSource.remote("https://example.org/a.pdf");
        MediaSource stored = MediaSource.remote("openai-file:file-1");
        return Message.user(List.of(
                        Content.text("What is this?"),
                        new Media(Modality.IMAGE, "image/png", bytes, null, "low"),
                        new Media(Modality.DOCUMENT, "application/pdf", page, null, null),
                        new Media(Modality.DOCUMENT, "application/pdf", bytes, "b.pdf", null),
                        new Media(Modality.DOCUMENT, "application/octet-stream", stored, null, null)))
                .withCache(CacheMark.USUAL);
    }

    private static Message calls() {
        return new Message(
                Role.ASSISTANT,
                List.of(
                        new Content.Reasoning("Hm.", "responses:summary.rs_1:e1"),
                        new Content.Reasoning("lost", "responses:summary.rs_9:"),
                        new Content.Reasoning("foreign", "gemini:thought:s"),
                        new Content.Reasoning("unsigned", null),
                        new Content.Reasoning(
                                "",
                                "responses:item:{\"type\":\"web_search_call\",\"id\":\"ws_1\",\"status\":\"completed\"}"),
                        Content.text("Let me see."),
                        new Content.Reasoning("Aha.", "responses:text.:")),
                List.of(new ToolCall("c_1", "look", "{\"at\":\"ä\"}"), new ToolCall("c_2", "now", "")),
                null,
                null);
    }

    @Test
    void writesInstructionsAsItemsWhereTheyHaveNoPlaceOfTheirOwn() {
        ChatRequest request = ChatRequest.of(List.of(Message.system("Be brief."), Message.user("hi")));

        JsonNode body = body(request, "grok-4", quirks(Set.of("instructions"), Map.of()), false);

        assertThat(body.has("instructions")).isFalse();
        assertThat(body.at("/input/0/role").textValue()).isEqualTo("system");
        assertThat(body.at("/input/0/content").textValue()).isEqualTo("Be brief.");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5-nano, true",
        "o4-mini, true",
        "openai.gpt-oss-20b, true",
        "grok-4, true",
        "gpt-4o, false",
        "openai/gpt-4.1-mini, false",
        "gpt-5-chat-latest, false"
    })
    void asksForEncryptedThoughtsOnlyModelsThatThink(String model, boolean asked) {
        JsonNode body = body(ChatRequest.of("hi"), model, quirks(Set.of(), STATELESS), false);

        assertThat(body.has("include")).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"0, none", "500, low", "2048, low", "5000, medium", "30000, high"})
    void makesAWordOfABudget(int tokens, String effort) {
        ChatRequest request = ChatRequest.of("hi").withEffort(ReasoningEffort.budget(tokens));

        assertThat(body(request, "gpt-5", quirks(Set.of(), Map.of()), false)
                        .at("/reasoning/effort")
                        .textValue())
                .isEqualTo(effort);
    }

    @Test
    void marksTheCacheOnlyWhereTheModelTakesMarks() {
        ChatRequest request = ChatRequest.of(List.of(Message.user("hi").withCache(CacheMark.USUAL)));

        assertThat(body(request, "gpt-5.4", quirks(Set.of(), Map.of()), false)
                        .at("/input/0/content")
                        .textValue())
                .isEqualTo("hi");
        assertThat(body(request, "gpt-6", quirks(Set.of(), Map.of()), false)
                        .at("/input/0/content/0/prompt_cache_breakpoint/mode")
                        .textValue())
                .isEqualTo("explicit");
    }

    @Test
    void refusesWhatHasNoForm() {
        Media sound = new Media(Modality.AUDIO, "audio/wav", MediaSource.inline(new byte[1]), null, null);
        for (Role role : List.of(Role.USER, Role.ASSISTANT)) {
            ChatRequest request = ChatRequest.of(List.of(Message.of(role, List.of(sound))));
            assertThat(ProviderKit.failure(DIALECT.encode(request, "gpt-5", quirks(Set.of(), Map.of()), false))
                            .kind())
                    .isEqualTo(FailureKind.UNSUPPORTED);
        }
    }

    private static JsonNode body(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DIALECT.encode(request, model, quirks, stream)
                .fold(encoded -> ErrorBody.tree(encoded.body()), failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    private static Quirks quirks(Set<String> drop, Map<String, Object> extra) {
        return new Quirks(
                "/responses",
                Quirks.Auth.BEARER,
                Map.of(),
                Map.of(),
                drop,
                Map.of(),
                Map.of(),
                extra,
                Map.of(),
                CardFacts.NONE);
    }
}
