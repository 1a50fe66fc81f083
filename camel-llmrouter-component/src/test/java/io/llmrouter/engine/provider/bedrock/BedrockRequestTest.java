package io.llmrouter.engine.provider.bedrock;

import static io.llmrouter.engine.provider.bedrock.Encoded.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.Golden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockRequestTest {

    private static final MediaSource BYTES = MediaSource.inline(new byte[] {1, 2, 3});
    private static final ToolSpec LOOK =
            new ToolSpec("look", "Looks.", "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"number\"}}}", true);

    @Test
    void writesEverythingAtItsPlace() {
        Message answer = new Message(
                Role.ASSISTANT,
                List.of(
                        new Content.Reasoning("Hm.", "sig"),
                        new Content.Reasoning("", "bedrock@claude:hidden:c2VjcmV0"),
                        new Content.Reasoning("of another", null),
                        Content.text(" ")),
                List.of(new ToolCall("c_1", "look", "{\"at\":1.0}"), new ToolCall("c:2.", "stop", "")),
                null,
                null);
        ChatRequest request = ChatRequest.of(List.of(
                        Message.system("Be brief.").withCache(new CacheMark(Duration.ofMinutes(30))),
                        question(),
                        answer,
                        Message.tool("c_1", "a cat"),
                        Message.tool("c:2.", ""),
                        Message.user("And?")))
                .withTools(List.of(LOOK), ToolChoice.AUTO)
                .withSampling(Sampling.of(0.3, 0.9, 9000, 5L, List.of("END")).withTopK(40))
                .withEffort(ReasoningEffort.of("low"))
                .withTerms(new Terms("priority", Map.of("team", "a"), CacheMark.USUAL))
                .withExtra(Map.of(
                        "guardrailConfig", Map.of("guardrailIdentifier", "g", "guardrailVersion", "1"),
                        "additionalModelRequestFields", Map.of("anthropic_beta", List.of("a")),
                        "user", "left out"));

        byte[] body = Encoded.request(request, Encoded.CLAUDE, false).body();

        assertThat(Golden.map(body)).isEqualTo(Golden.map("bedrock/request-full.json"));
    }

    private static Message question() {
        return Message.user(List.of(
                        Content.text("See."),
                        new Content.Media(Modality.IMAGE, "image/png", BYTES, null, null),
                        new Content.Media(
                                Modality.IMAGE, "image/*", MediaSource.remote("s3://bucket/cat.JPG"), null, null),
                        new Content.Media(Modality.DOCUMENT, "application/pdf", BYTES, "Q3_report.pdf", null),
                        new Content.Media(
                                Modality.DOCUMENT, "text/plain; charset=utf-8", BYTES, "Q3/report__pdf", null),
                        new Content.Media(Modality.AUDIO, "audio/mpeg", BYTES, null, null)))
                .withCache(CacheMark.USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-haiku-4-5-20251001-v1:0, us.anthropic.claude-haiku-4-5-20251001-v1%3A0",
        "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.a, arn%3Aaws%3Abedrock%3Aeu-west-1%3A1%3Ainference-profile%2Feu.a"
    })
    void putsTheModelIntoThePath(String model, String encoded) {
        ChatRequest request = ChatRequest.of("hello");

        assertThat(Encoded.request(request, model, false).path()).isEqualTo("/model/" + encoded + "/converse");
        assertThat(Encoded.request(request, model, true).path()).isEqualTo("/model/" + encoded + "/converse-stream");
    }

    @ParameterizedTest
    @CsvSource({"auto, default", "standard, default", "default, default", "flex, flex", "reserved, reserved"})
    void namesTheTier(String asked, String sent) {
        ChatRequest request = ChatRequest.of("hello").withTerms(Terms.USUAL.withServiceTier(asked));

        assertThat(body(request, Encoded.NOVA).at("/serviceTier/type").asText()).isEqualTo(sent);
    }

    @Test
    void leavesOutATierThatItDoesNotKnow() {
        ChatRequest request = ChatRequest.of("hello").withTerms(Terms.USUAL.withServiceTier("scale"));

        assertThat(body(request, Encoded.NOVA).has("serviceTier")).isFalse();
    }

    @Test
    void marksNothingForModelsThatRefuseMarks() {
        ChatRequest request = ChatRequest.of(List.of(Message.user("hello").withCache(CacheMark.USUAL)))
                .withTools(List.of(LOOK), ToolChoice.AUTO)
                .withTerms(Terms.USUAL.withToolsCache(CacheMark.USUAL));

        assertThat(body(request, Encoded.LLAMA).toString()).doesNotContain("cachePoint");
        JsonNode nova = body(request, Encoded.NOVA);
        assertThat(nova.at("/messages/0/content/1").has("cachePoint")).isTrue();
        assertThat(nova.path("toolConfig").toString()).doesNotContain("cachePoint");
    }

    @ParameterizedTest
    @CsvSource({"REQUIRED, any", "NAMED, tool"})
    void demandsACall(ToolChoice.Mode mode, String how) {
        ChatRequest request = ChatRequest.of("hello").withTools(List.of(LOOK), new ToolChoice(mode, "look"));

        assertThat(body(request, Encoded.CLAUDE).at("/toolConfig/toolChoice").has(how))
                .isTrue();
    }

    @Test
    void leavesOutToolsThatMustNotBeCalled() {
        ChatRequest request =
                ChatRequest.of("hello").withTools(List.of(LOOK), new ToolChoice(ToolChoice.Mode.NONE, null));

        assertThat(body(request, Encoded.CLAUDE).has("toolConfig")).isFalse();
    }

    @Test
    void asksForWordsWhereTheConversationMustHaveItsTools() {
        Message call = new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("c", "look", "{}")), null, null);
        ChatRequest request = ChatRequest.of(List.of(Message.user("hello"), call, Message.tool("c", "a cat")))
                .withTools(List.of(LOOK), new ToolChoice(ToolChoice.Mode.NONE, null));

        JsonNode body = body(request, Encoded.CLAUDE);

        assertThat(body.at("/toolConfig/tools")).hasSize(1);
        assertThat(body.at("/system/0/text").asText()).contains("Do not call any tool");
    }

    @Test
    void refusesWhatItHasNoFormFor() {
        assertThat(refusal(Content.image("https://a.example/b.png"))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(refusal(new Content.Media(Modality.DOCUMENT, "application/zip", BYTES, null, null)))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(Encoded.refusal(ChatRequest.of(List.of(Message.system("only"))), Encoded.CLAUDE))
                .isEqualTo(FailureKind.INVALID_REQUEST);
    }

    private static FailureKind refusal(Content part) {
        return Encoded.refusal(ChatRequest.of(List.of(Message.user(List.of(part)))), Encoded.CLAUDE);
    }
}
