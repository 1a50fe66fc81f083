package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Golden;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicDialectRequestTest {

    private static final String HAIKU = "claude-haiku-4-5";
    private static final String OLD = "claude-3-haiku-20240307";

    @Test
    void writesEveryPartOfARequest() {
        ChatRequest request = ChatRequest.of(conversation())
                .withTools(
                        List.of(
                                new ToolSpec(
                                        "look",
                                        "Looks closer.",
                                        "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\"}}}",
                                        true),
                                new ToolSpec("now", "", "", true)),
                        ToolChoice.AUTO)
                .withOutput(OutputFormat.schema(
                        "finding", "{\"type\":\"object\",\"properties\":{\"what\":{\"type\":\"string\"}}}"))
                .withSampling(Sampling.of(1.7, 0.9, 200, 7L, List.of("END", " ", "STOP"))
                        .withTopK(5))
                .withTerms(Terms.USUAL.withServiceTier("auto").withMetadata(Map.of("ticket", "A-1")))
                .withExtra(Map.of("parallel_tool_calls", false, "user", "u-9", "n", 1));

        assertThat(Encoded.body(request, HAIKU)).isEqualTo(Golden.map("anthropic/request-full.json"));
    }

    private static List<Message> conversation() {
        return Stream.of(
                        Stream.of(Message.system("Be brief."), question(), Message.user(" \n")),
                        Stream.of(new Message(Role.USER, List.of(Content.text("Look!")), List.of(), null, "ann")),
                        Stream.of(Message.system("Be kind.")),
                        calls(),
                        results())
                .flatMap(part -> part)
                .toList();
    }

    private static Message question() {
        MediaSource page = MediaSource.remote("https://example.org/a.pdf");
        MediaSource cat = MediaSource.remote("https://example.org/cat.jpg");
        return Message.user(List.of(
                Content.text("What is this?"),
                inline(Modality.IMAGE, "image/png", new byte[] {0, 1, 2}, null),
                new Media(Modality.IMAGE, "image/*", cat, null, "low"),
                inline(Modality.DOCUMENT, "application/pdf", "%PDF".getBytes(StandardCharsets.UTF_8), "report.pdf"),
                inline(Modality.DOCUMENT, "text/html; charset=utf-8", "Grüße".getBytes(StandardCharsets.UTF_8), null),
                new Media(Modality.DOCUMENT, "application/pdf", page, null, null)));
    }

    private static Stream<Message> calls() {
        List<Content> thoughts = List.of(
                new Content.Reasoning("unsigned", null),
                new Content.Reasoning("A cat?", "sig-1"),
                new Content.Reasoning("", "anthropic@claude:hidden:hidden-1"));
        List<ToolCall> calls =
                List.of(new ToolCall("call_1", "look", "{\"at\":\"cat\"}"), new ToolCall("call_2.x", "now", ""));
        List<Content> said = List.of(Content.text("I look."), Content.text(""));
        return Stream.of(Message.of(Role.ASSISTANT, thoughts), new Message(Role.ASSISTANT, said, calls, null, null));
    }

    private static Stream<Message> results() {
        List<Content> seen =
                List.of(Content.text("a cat"), inline(Modality.IMAGE, "image/jpg", new byte[] {0, 1, 2}, null));
        return Stream.of(
                new Message(Role.TOOL, seen, List.of(), "call_1", null),
                Message.user("And?"),
                Message.tool("call_2.x", ""));
    }

    private static Media inline(Modality modality, String type, byte[] bytes, String name) {
        return new Media(modality, type, MediaSource.inline(bytes), name, null);
    }

    @Test
    void asksForAStreamByHeaderAndField() {
        DialectRequest streamed =
                Encoded.request(ChatRequest.of("hi"), HAIKU, Encoded.quirks(Map.of(), Set.of()), true);
        DialectRequest whole = Encoded.request(
                ChatRequest.of("hi").withExtra(Map.of("stream", true)),
                HAIKU,
                Encoded.quirks(Map.of(), Set.of()),
                false);

        assertThat(streamed.path()).isEqualTo("/messages");
        assertThat(streamed.headers()).containsEntry("Accept", "text/event-stream");
        assertThat(Golden.map(streamed.body())).containsEntry("stream", true);
        assertThat(whole.headers()).containsEntry("Accept", "application/json");
        assertThat(Golden.map(whole.body())).doesNotContainKey("stream");
    }

    @Test
    void alwaysLimitsTheAnswer() {
        ChatRequest plain = ChatRequest.of("hi");
        Sampling limited = Sampling.DEFAULT.withMaxTokens(9);

        assertThat(Encoded.body(plain, HAIKU)).containsEntry("max_tokens", 4096);
        assertThat(Encoded.body(plain, HAIKU, Encoded.quirks(Map.of("max_tokens", 16), Set.of()), false))
                .containsEntry("max_tokens", 16);
        assertThat(Encoded.body(plain.withExtra(Map.of("max_tokens", 12)), HAIKU))
                .containsEntry("max_tokens", 12);
        assertThat(Encoded.body(
                        plain.withSampling(limited), HAIKU, Encoded.quirks(Map.of("max_tokens", 16), Set.of()), false))
                .containsEntry("max_tokens", 9);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "claude-3-haiku-20240307, 0.5, 0.9, 0.5, 0.9",
                "claude-sonnet-4-5, 0.5, 0.9, 0.5, -",
                "claude-sonnet-4-5, -, 0.9, -, 0.9",
                "claude-sonnet-4-6, 1.5, -, 1.0, -",
                "claude-opus-4-7, 0.5, 0.9, -, -",
                "claude-sonnet-5, 0.5, -, -, -",
                "other-model, 0.5, 0.9, 0.5, 0.9"
            },
            nullValues = "-")
    void setsOfTheSamplingWhatTheModelTakes(
            String model, Double temperature, Double topP, String sentTemperature, String sentTopP) {
        Sampling sampling = Sampling.of(temperature, topP, null, null, List.of());

        Map<String, Object> body = Encoded.body(ChatRequest.of("hi").withSampling(sampling), model);

        assertThat(String.valueOf(body.get("temperature"))).isEqualTo(String.valueOf(sentTemperature));
        assertThat(String.valueOf(body.get("top_p"))).isEqualTo(String.valueOf(sentTopP));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "AUTO, -, -",
                "AUTO, false, '{type=auto, disable_parallel_tool_use=true}'",
                "AUTO, true, -",
                "NONE, false, {type=none}",
                "REQUIRED, -, {type=any}",
                "REQUIRED, false, '{type=any, disable_parallel_tool_use=true}'",
                "NAMED, -, '{type=tool, name=look}'"
            },
            nullValues = "-")
    void writesToolChoices(ToolChoice.Mode mode, Boolean parallel, String expected) {
        ToolChoice choice = new ToolChoice(mode, mode == ToolChoice.Mode.NAMED ? "look" : null);
        ChatRequest request = ChatRequest.of("hi").withTools(List.of(new ToolSpec("look", "", "", false)), choice);

        Object written = Encoded.body(
                        parallel == null ? request : request.withExtra(Map.of("parallel_tool_calls", parallel)), HAIKU)
                .get("tool_choice");

        assertThat(String.valueOf(written)).isEqualTo(String.valueOf(expected));
    }

    @Test
    void isStrictOnlyWhereModelAndSchemaAllowIt() {
        ToolSpec open = new ToolSpec("look", "", "{\"type\":\"object\"}", true);
        ToolSpec closed = new ToolSpec("look", "", "{\"type\":\"object\",\"properties\":{}}", true);

        assertThat(tool(open, HAIKU)).doesNotContainKey("strict");
        assertThat(tool(closed, HAIKU)).containsEntry("strict", true);
        assertThat(tool(closed, OLD)).doesNotContainKey("strict");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tool(ToolSpec tool, String model) {
        ChatRequest request = ChatRequest.of("hi").withTools(List.of(tool), ToolChoice.AUTO);
        return ((List<Map<String, Object>>) Encoded.body(request, model).get("tools")).get(0);
    }

    @Test
    void carriesThroughWhatOnlyThisProtocolHas() {
        Map<String, Object> extra = Map.of(
                "user", "other",
                "system", List.of(Map.of("type", "text", "text", "Be brief.")),
                "cache_control", Map.of("type", "ephemeral"),
                "output_config", Map.of("effort", "low"),
                "logit_bias", Map.of("1", 2));

        Terms known = Terms.USUAL.withMetadata(Map.of("user_id", "u-1", "ticket", "A-1"));

        assertThat(Encoded.body(ChatRequest.of("hi").withExtra(extra).withTerms(known), HAIKU))
                .containsEntry("metadata", Map.of("user_id", "u-1"))
                .containsEntry("system", List.of(Map.of("type", "text", "text", "Be brief.")))
                .containsEntry("cache_control", Map.of("type", "ephemeral"))
                .containsEntry("output_config", Map.of("effort", "low"))
                .doesNotContainKeys("user", "logit_bias");
    }

    @Test
    void saysWhatTheProtocolHasNoNameFor() {
        ChatRequest request = ChatRequest.of("hi")
                .withSampling(Sampling.of(1.5, 0.9, null, 7L, List.of())
                        .withPenalties(0.1, null)
                        .withLogprobs(0));

        assertThat(new AnthropicDialect(InstantSource.system())
                        .encode(request, HAIKU, Encoded.quirks(Map.of(), Set.of()), false)
                        .fold(DialectRequest::adjustments, failure -> List.of(failure.message())))
                .containsExactly(
                        "clamps temperature from 1.5 to 1",
                        "drops top_p",
                        "drops seed",
                        "drops frequency_penalty",
                        "drops logprobs");
    }

    @Test
    void dropsWhatTheQuirksSay() {
        ChatRequest request = ChatRequest.of("hi")
                .withSampling(Sampling.of(0.5, null, null, null, List.of()).withTopK(3));

        assertThat(Encoded.body(request, HAIKU, Encoded.quirks(Map.of("x", 1), Set.of("top_k", "temperature")), false))
                .containsEntry("x", 1)
                .doesNotContainKeys("top_k", "temperature");
    }

    @Test
    void refusesWhatHasNoForm() {
        assertUnsupported(inline(Modality.AUDIO, "audio/wav", new byte[1], null));
        assertUnsupported(inline(Modality.IMAGE, "image/tiff", new byte[1], null));
        assertUnsupported(inline(Modality.DOCUMENT, "application/msword", new byte[1], null));
        assertUnsupported(
                new Media(Modality.DOCUMENT, "application/pdf", MediaSource.remote("openai-file:f"), null, null));
        Media image = inline(Modality.IMAGE, "image/png", new byte[1], null);
        for (Role role : List.of(Role.SYSTEM, Role.ASSISTANT)) {
            ChatRequest request = ChatRequest.of(List.of(Message.of(role, List.of(image)), Message.user("hi")));
            assertThat(Encoded.failure(request, HAIKU).kind()).isEqualTo(FailureKind.UNSUPPORTED);
        }
    }

    private static void assertUnsupported(Media media) {
        Failure failure = Encoded.failure(ChatRequest.of(List.of(Message.user(List.of(media)))), HAIKU);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure.message()).startsWith("messages: this protocol ");
    }

    @Test
    void needsSomeoneWhoSpeaks() {
        assertThat(Encoded.failure(ChatRequest.of(List.of(Message.system("Be brief."), Message.user(""))), HAIKU)
                        .message())
                .isEqualTo("messages: this protocol needs one of a user or assistant that is not empty");
    }
}
