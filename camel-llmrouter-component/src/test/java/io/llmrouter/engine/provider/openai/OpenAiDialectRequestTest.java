package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.Failure;
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
import io.llmrouter.engine.provider.ProviderKit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class OpenAiDialectRequestTest {

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    @Test
    void writesHowToDrawAndOnWhatTerms() {
        ChatRequest request = ChatRequest.of("hi")
                .withSampling(
                        Sampling.DEFAULT.withTopK(40).withPenalties(0.5, -0.5).withLogprobs(3))
                .withEffort(ReasoningEffort.of("low"))
                .withTerms(Terms.USUAL.withServiceTier("flex").withMetadata(Map.of("ticket", "A-1")));

        assertThat(encode(request, ProviderKit.PLAIN, false))
                .containsEntry("top_k", 40)
                .containsEntry("frequency_penalty", new BigDecimal("0.5"))
                .containsEntry("presence_penalty", new BigDecimal("-0.5"))
                .containsEntry("logprobs", true)
                .containsEntry("top_logprobs", 3)
                .containsEntry("reasoning_effort", "low")
                .containsEntry("service_tier", "flex")
                .containsEntry("metadata", Map.of("ticket", "A-1"));
    }

    @Test
    void writesWhatTheReaderReads() {
        ChatRequest request = OpenAiRequestReader.read(Golden.bytes("openai/request-full.json"))
                .request();

        assertThat(encode(request, ProviderKit.PLAIN, false)).isEqualTo(Golden.map("openai/request-full.json"));
    }

    @Test
    void asksForUsageAtTheEndOfAStreamAndKeepsOtherStreamOptions() {
        ChatRequest request =
                ChatRequest.of("hi").withExtra(Map.of("stream_options", Map.of("include_obfuscation", false)));

        assertThat(encode(request, ProviderKit.PLAIN, true))
                .containsEntry("stream", true)
                .containsEntry("stream_options", Map.of("include_obfuscation", false, "include_usage", true));
        assertThat(encode(request, ProviderKit.PLAIN, false)).doesNotContainKeys("stream", "stream_options");
    }

    @Test
    void dropsRenamesClampsAndAddsWhatTheQuirksSay() {
        Quirks quirks = new Quirks(
                "/chat/completions",
                Quirks.Auth.BEARER,
                Map.of(),
                Map.of(),
                Set.of("seed", "metadata"),
                Map.of("max_tokens", "max_completion_tokens"),
                Map.of("temperature", 0.4, "max_tokens", 100.0),
                Map.of("top_p", 0.1, "safe_prompt", true),
                Map.of(),
                CardFacts.NONE);
        ChatRequest request = OpenAiRequestReader.read(Golden.bytes("openai/request-full.json"))
                .request();

        Map<String, Object> body = encode(request, quirks, false);

        assertThat(body)
                .doesNotContainKeys("seed", "metadata", "max_tokens")
                .containsEntry("max_completion_tokens", 100)
                .containsEntry("safe_prompt", true);
        assertThat(body.get("temperature")).hasToString("0.4");
        assertThat(body.get("top_p")).as("set by the request itself").hasToString("0.9");
    }

    @Test
    void saysWhatIsNotSentAsItWasAsked() {
        Quirks quirks = ProviderKit.PLAIN.with(new Quirks(
                "",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                Set.of("seed"),
                Map.of(),
                Map.of("temperature", 1.0),
                Map.of(),
                Map.of(),
                CardFacts.NONE));
        ChatRequest request = ChatRequest.of("hi").withSampling(Sampling.of(1.5, 0.9, 9, 7L, List.of()));

        assertThat(dialect.encode(request, "m-1", quirks, false)
                        .fold(DialectRequest::adjustments, failure -> List.of(failure.message())))
                .containsExactly("clamps temperature from 1.5 to 1", "drops seed");
        assertThat(dialect.encode(request, "m-1", ProviderKit.PLAIN, true)
                        .fold(DialectRequest::adjustments, failure -> List.of(failure.message())))
                .isEmpty();
    }

    @Test
    void fillsTheModelAndTheStreamIntoThePath() {
        String path = "/models/{model}/chat{_stream}";

        assertThat(OpenAiDialect.path(path, "a/b c", true)).isEqualTo("/models/a%2Fb+c/chat_stream");
        assertThat(OpenAiDialect.path(path, "m", false)).isEqualTo("/models/m/chat");
    }

    @Test
    void neverWritesAParameterTwice() {
        Quirks quirks = new Quirks(
                "/c",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of("max_tokens", "max_completion_tokens"),
                Map.of(),
                Map.of("max_completion_tokens", 5),
                Map.of(),
                CardFacts.NONE);
        ChatRequest request = OpenAiRequestReader.read(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":9}")
                .request()
                .withExtra(Map.of("max_completion_tokens", 7, "model", "other"));

        String body = new String(bytes(request, quirks, false));

        assertThat(body)
                .containsOnlyOnce("max_completion_tokens")
                .contains(":9")
                .doesNotContain("other");
    }

    @Test
    void writesToolChoices() {
        ToolSpec tool = new ToolSpec("look", "", "", false);

        assertThat(encode(withTool(tool, ToolChoice.AUTO))).doesNotContainKey("tool_choice");
        assertThat(encode(withTool(tool, new ToolChoice(ToolChoice.Mode.NONE, null))))
                .containsEntry("tool_choice", "none");
        assertThat(encode(withTool(tool, new ToolChoice(ToolChoice.Mode.REQUIRED, null))))
                .containsEntry("tool_choice", "required")
                .containsEntry("tools", List.of(Map.of("type", "function", "function", Map.of("name", "look"))));
    }

    @Test
    void writesAnyJsonAsAFormat() {
        assertThat(encode(ChatRequest.of("hi").withOutput(OutputFormat.JSON)))
                .containsEntry("response_format", Map.of("type", "json_object"));
    }

    @Test
    void writesPlainAnswersAndEmptyOnesAsText() {
        Message thought = Message.of(
                Role.ASSISTANT, List.of(new Content.Reasoning("hm", "sig"), Content.text("a"), Content.text("b")));
        Message called = new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("1", "t", "{}")), null, null);

        Object messages = encode(
                        ChatRequest.of(List.of(thought, Message.assistant(""), called, Message.tool("1", "c"))))
                .get("messages");

        assertThat(messages)
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(message -> message.get("content"))
                .containsExactly("ab", "", null, "c");
    }

    @Test
    void refusesWhatHasNoForm() {
        Media film = new Media(Modality.VIDEO, "video/mp4", MediaSource.inline(new byte[1]), null, null);
        Media page = new Media(Modality.DOCUMENT, "application/pdf", MediaSource.remote("https://x/y"), null, null);

        assertThat(failure(ChatRequest.of(List.of(Message.user(List.of(film, page)))))
                        .message())
                .isEqualTo("messages[0]: this protocol takes documents only inside the request");
        assertThat(failure(ChatRequest.of(List.of(Message.of(Role.ASSISTANT, List.of(film)))))
                        .kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void refusesASchemaThatIsNotJson() {
        Failure tool = failure(withTool(new ToolSpec("look", "", "{'no'", false), ToolChoice.AUTO));
        Failure output = failure(ChatRequest.of("hi").withOutput(OutputFormat.schema("s", " ")));

        assertThat(tool.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(tool.message()).startsWith("tool 'look': its parameters: not JSON: ");
        assertThat(output.message()).isEqualTo("output 's': its schema: nothing instead of JSON");
    }

    @Test
    void carriesNullsAndNestedExtraThrough() {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("logit_bias", Map.of("50256", -100));
        extra.put("nothing", null);

        assertThat(encode(ChatRequest.of("hi").withExtra(extra))).containsAllEntriesOf(extra);
    }

    @Test
    void sendsReasoningBackWhereTheQuirksNameItsField() {
        ChatRequest request = OpenAiRequestReader.read(
                        "{\"messages\":[{\"role\":\"assistant\",\"reasoning_content\":\"hm\",\"content\":\"No.\"}]}")
                .request();
        Quirks named = Presets.builtIn().find("cerebras").orElseThrow().quirks();

        assertThat(new String(bytes(request, named, false), StandardCharsets.UTF_8))
                .contains("\"reasoning\":\"hm\"");
        assertThat(new String(bytes(request, ProviderKit.PLAIN, false), StandardCharsets.UTF_8))
                .doesNotContain("hm");
    }

    @Test
    void putsToolsOfTheProviderBehindFunctions() {
        Map<String, Object> search = Map.of("type", "web:search");
        ChatRequest request = withTool(new ToolSpec("look", "", "", false), ToolChoice.AUTO);

        assertThat(encode(request.withExtra(Map.of("tools", List.of(search)))).get("tools"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .endsWith(search);
        assertThat(encode(ChatRequest.of("hi").withExtra(Map.of("tools", List.of(search)))))
                .containsEntry("tools", List.of(search));
    }

    private static ChatRequest withTool(ToolSpec tool, ToolChoice choice) {
        return ChatRequest.of("hi").withTools(List.of(tool), choice);
    }

    private Map<String, Object> encode(ChatRequest request) {
        return encode(request, ProviderKit.PLAIN, false);
    }

    private Map<String, Object> encode(ChatRequest request, Quirks quirks, boolean stream) {
        return Golden.map(bytes(request, quirks, stream));
    }

    private byte[] bytes(ChatRequest request, Quirks quirks, boolean stream) {
        return dialect.encode(request, "m-1", quirks, stream).fold(encoded -> encoded.body(), failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private Failure failure(ChatRequest request) {
        return ProviderKit.failure(dialect.encode(request, "m-1", ProviderKit.PLAIN, false));
    }
}
