package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.WrittenCalls.Call;
import io.llmrouter.engine.provider.WrittenCalls.Found;
import io.llmrouter.engine.provider.WrittenCalls.Result;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation with calls that nobody answered goes through, over real HTTP, where its provider would refuse it. */
class CallsWithoutResultsTest {

    private static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false),
            new ToolSpec("now", "Tells the time.", "{\"type\":\"object\"}", false));
    private static final String NOTE = "adds a result to the call of now, which has none";

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.replies(CallsWithoutResultsTest::judged);

    private LlmRouter router;

    @AfterEach
    void close() {
        router.close();
    }

    /** As providers do. */
    private static Reply judged(ReceivedRequest request) {
        Found found = form(request).in(Json.mapper().valueToTree(request.body()));
        boolean paired = form(request) == WrittenCalls.GEMINI
                ? found.calls().size() == found.results().size()
                : found.calls().stream()
                        .map(Call::id)
                        .toList()
                        .equals(found.results().stream().map(Result::id).toList());
        return paired
                ? Reply.text("ok")
                : Reply.error(400, "invalid_request_error", null, "tool calls were found without their results");
    }

    private static WrittenCalls form(ReceivedRequest request) {
        Map<String, WrittenCalls> ends = Map.of(
                "/messages", WrittenCalls.ANTHROPIC,
                "/responses", WrittenCalls.RESPONSES,
                "/converse", WrittenCalls.BEDROCK,
                "Content", WrittenCalls.GEMINI,
                "/v2/chat", WrittenCalls.COHERE,
                "/api/chat", WrittenCalls.OLLAMA);
        return ends.entrySet().stream()
                .filter(end -> request.path().endsWith(end.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(WrittenCalls.CHAT);
    }

    private void open(String type, String model, boolean strict) {
        String host = PROVIDER.baseUrl();
        router = LlmRouter.builder(ReadConfig.of(
                        """
                                providers:
                                  own: { type: %s, baseUrl: "%s", apiKey: test-key-number-1, strict: %s }
                                models:
                                  own/%s: { contextWindow: 100000 }
                                policies:
                                  default: { candidates: [ own/%s ], retry: { maxAttempts: 1 } }
                                """
                                .formatted(type, host, strict, model, model)))
                .build();
    }

    private static ChatRequest left() {
        List<ToolCall> calls = List.of(new ToolCall("call_look", "look", "{}"), new ToolCall("call_now1", "now", "{}"));
        return ChatRequest.of(List.of(
                        Message.user("How is the sky?"),
                        new Message(Role.ASSISTANT, List.of(Content.text("I look.")), calls, null, null),
                        Message.tool("call_look", "blue"),
                        Message.user("Never mind the time.")))
                .withTools(TOOLS, ToolChoice.AUTO);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5.6-sol",
        "mistral, mistral-large-latest",
        "openai-responses, gpt-6-sol",
        "anthropic, claude-sonnet-4-5",
        "gemini, gemini-3-flash-preview",
        "bedrock, amazon.nova-pro-v1:0",
        "cohere, command-a-03-2025",
        "ollama, qwen3"
    })
    void goesThroughAndSaysWhatWasAdded(String type, String model) {
        open(type, model, false);
        int before = PROVIDER.requests().size();

        assertThat(router.chat(left(), CallOptions.DEFAULT).response().text()).isEqualTo("ok");

        ReceivedRequest sent = PROVIDER.requests().get(before);
        JsonNode body = Json.mapper().valueToTree(sent.body());
        List<Result> results = form(sent).in(body).results();
        assertThat(results).hasSize(2);
        assertThat(results.get(0).text()).contains("blue");
        assertThat(results.get(1).text()).contains("There is no result of this call.");
        assertThat(router.plan(left(), CallOptions.DEFAULT).adjustments().get(Target.parse("own/" + model)))
                .contains(NOTE)
                .doesNotContain("drops messages.is_error");
    }

    @ParameterizedTest
    @CsvSource({"openai, gpt-5.4", "anthropic, claude-sonnet-4-5", "gemini, gemini-3-flash-preview"})
    void isRefusedByAStrictAccount(String type, String model) {
        open(type, model, true);
        int before = PROVIDER.requests().size();

        assertThatThrownBy(() -> router.chat(left(), CallOptions.DEFAULT))
                .isInstanceOf(LlmRouterException.class)
                .hasMessageContaining(NOTE);
        assertThat(PROVIDER.requests()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({"anthropic, claude-sonnet-4-5", "bedrock, amazon.nova-pro-v1:0"})
    void tellsThatItFailedWhereThereIsAPlaceForIt(String type, String model) {
        open(type, model, false);
        int before = PROVIDER.requests().size();

        router.chat(left(), CallOptions.DEFAULT);

        assertThat(Json.write(PROVIDER.requests().get(before).body()))
                .containsAnyOf("\"is_error\":true", "\"status\":\"error\"");
    }
}
