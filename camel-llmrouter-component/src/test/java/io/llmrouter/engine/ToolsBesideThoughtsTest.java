package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of OpenAI that call tools over Chat Completions without thoughts, or not at all, over real HTTP. */
class ToolsBesideThoughtsTest {

    private static final String MODELS =
            """
            providers:
              chats: { type: openai, baseUrl: "%1$s", apiKey: test-key-number-1 }
              strict: { type: openai, baseUrl: "%1$s", apiKey: test-key-number-1, strict: true }
              items: { type: openai-responses, baseUrl: "%1$s", apiKey: test-key-number-1 }
            policies:
              default: { strategy: ordered, candidates: [ %2$s ] }
            """;
    private static final String RESPONSE =
            """
            {"id":"r-1","object":"response","status":"completed","model":"any","output":[{"type":"message",
            "role":"assistant","content":[{"type":"output_text","text":"Blue."}]}],
            "usage":{"input_tokens":3,"output_tokens":2}}""";

    private static final ChatRequest PLAIN = ChatRequest.of("How is the sky?");
    private static final ChatRequest TOOLED =
            PLAIN.withTools(List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false)), ToolChoice.AUTO);

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.replies(request ->
            request.path().endsWith("/responses") ? Reply.raw(200, "application/json", RESPONSE) : Reply.text("Grey."));

    private LlmRouter router;

    @AfterEach
    void close() {
        router.close();
    }

    private void open(String candidates) {
        router = LlmRouter.builder(ReadConfig.of(MODELS.formatted(PROVIDER.baseUrl(), candidates)))
                .build();
    }

    private Map<String, Object> sent(ChatRequest request) {
        router.chat(request, CallOptions.DEFAULT);
        List<ReceivedRequest> all = PROVIDER.requests();
        return all.get(all.size() - 1).body();
    }

    private List<String> told(ChatRequest request, String target) {
        return router.plan(request, CallOptions.DEFAULT).adjustments().getOrDefault(Target.parse(target), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-6-sol", "gpt-6-luna", "gpt-5.6-terra"})
    void callsToolsWithoutThoughtsAndSaysSo(String model) {
        open("chats/" + model);

        assertThat(sent(TOOLED)).containsEntry("reasoning_effort", "none").containsKey("tools");
        assertThat(told(TOOLED, "chats/" + model))
                .containsExactly("says reasoning_effort none, as the model calls tools here only so");
    }

    @Test
    void saysWhichEffortWasMeant() {
        open("chats/gpt-6-sol");
        ChatRequest asked = TOOLED.withEffort(ReasoningEffort.of("high"));

        assertThat(sent(asked)).containsEntry("reasoning_effort", "none");
        assertThat(told(asked, "chats/gpt-6-sol"))
                .containsExactly("says reasoning_effort high as none, as the model calls tools here only so");
        assertThat(sent(asked.withEffort(ReasoningEffort.DEFAULT).withExtra(Map.of("reasoning_effort", "low"))))
                .containsEntry("reasoning_effort", "none");
    }

    @Test
    void sendsWhatIsAskedWhereItIsTheSame() {
        open("strict/gpt-6-sol");

        assertThat(sent(TOOLED.withEffort(ReasoningEffort.of("none")))).containsEntry("reasoning_effort", "none");
        assertThat(sent(PLAIN.withEffort(ReasoningEffort.of("high")))).containsEntry("reasoning_effort", "high");
        assertThat(sent(PLAIN)).doesNotContainKey("reasoning_effort");
    }

    @Test
    void isRefusedByAStrictAccountAndAskedInResponses() {
        open("strict/gpt-6-sol, items/gpt-6-sol");
        ChatRequest asked = TOOLED.withEffort(ReasoningEffort.of("high"));

        assertThat(sent(asked)).containsEntry("reasoning", Map.of("effort", "high"));
        assertThat(told(asked, "items/gpt-6-sol")).isEmpty();
        assertThat(told(asked, "strict/gpt-6-sol")).singleElement().asString().startsWith("refuses it: ");
    }

    @Test
    void leavesTheEffortOutWhereNoWordIsTakenBesideTools() {
        open("chats/gpt-5.4-mini");
        ChatRequest asked = TOOLED.withEffort(ReasoningEffort.of("high"));

        assertThat(sent(asked)).doesNotContainKey("reasoning_effort");
        assertThat(told(asked, "chats/gpt-5.4-mini"))
                .containsExactly("drops reasoning_effort, which the model does not take beside tools here");
        assertThat(told(TOOLED, "chats/gpt-5.4-mini")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-6-astra", "gpt-6.1-sol", "gpt-6.1-terra", "gpt-6.2-astra"})
    void asksTheNextWhereNoToolsAreTakenAtAll(String model) {
        open("chats/" + model + ", items/" + model);

        assertThat(router.chat(TOOLED, CallOptions.DEFAULT).target()).hasToString("items/" + model);
        assertThat(router.chat(PLAIN, CallOptions.DEFAULT).target()).hasToString("chats/" + model);
    }

    @Test
    void saysWhoTakesThemWhereThereIsNoNext() {
        open("chats/gpt-6-astra");
        int before = PROVIDER.requests().size();

        assertThatThrownBy(() -> router.chat(TOOLED, CallOptions.DEFAULT))
                .isInstanceOf(LlmRouterException.class)
                .hasMessageContaining("in OpenAI's Responses alone")
                .hasMessageContaining("openai-responses");
        assertThat(PROVIDER.requests()).hasSize(before);
    }

    @Test
    void leavesToolsOutThatMayNotBeCalled() {
        open("chats/gpt-6-astra");

        assertThat(sent(TOOLED.withTools(TOOLED.tools(), new ToolChoice(ToolChoice.Mode.NONE, null))))
                .doesNotContainKeys("tools", "tool_choice");
    }

    @Test
    void isToldHowToSampleWhereItDoesNotThink() {
        open("chats/gpt-5.6-luna, items/gpt-5.6-luna");
        Sampling cool = Sampling.of(0.2, null, null, null, List.of());

        assertThat(sent(TOOLED.withSampling(cool))).containsEntry("temperature", 0.2);
        assertThat(sent(PLAIN.withSampling(cool))).doesNotContainKey("temperature");
        assertThat(told(PLAIN.withSampling(cool), "chats/gpt-5.6-luna"))
                .isEqualTo(told(TOOLED.withSampling(cool), "items/gpt-5.6-luna"))
                .containsExactly("drops temperature, which the model takes only without thoughts");
    }
}
