package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Golden;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkingTest {

    private static final String HAIKU = "claude-haiku-4-5";

    @ParameterizedTest
    @CsvSource(
            value = {
                "minimal, -, 1024, 5120",
                "low, -, 2048, 6144",
                "medium, -, 8192, 12288",
                "High, -, 16384, 20480",
                "xhigh, -, 24576, 28672",
                "max, -, 32768, 36864",
                "ultra, -, 32768, 36864",
                "default, -, 8192, 12288",
                "high, 4000, 3000, 4000",
                "low, 64000, 2048, 64000"
            },
            nullValues = "-")
    void isABudgetForOlderModels(String effort, Integer maxTokens, int budget, int limit) {
        assertThat(Encoded.body(asking(effort, maxTokens), HAIKU))
                .containsEntry("thinking", Map.of("type", "enabled", "budget_tokens", budget))
                .containsEntry("max_tokens", limit)
                .doesNotContainKeys("output_config", "temperature", "top_p");
    }

    @ParameterizedTest
    @CsvSource({"none, 9000, claude-haiku-4-5", "high, 1300, claude-haiku-4-5", "high, 4000, claude-3-5-haiku-latest"})
    void isOffWhereThereIsNoRoomOrNoWish(String effort, int maxTokens, String model) {
        assertThat(Encoded.body(asking(effort, maxTokens), model))
                .doesNotContainKey("thinking")
                .containsEntry("max_tokens", maxTokens)
                .containsKey("temperature");
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-6, low, low, 6144",
        "claude-opus-4-6, xhigh, high, 28672",
        "claude-opus-4-6, max, max, 36864"
    })
    void isAnEffortForNewerModels(String model, String asked, String effort, int limit) {
        assertThat(Encoded.body(asking(asked, null), model))
                .containsEntry("thinking", Map.of("type", "adaptive"))
                .containsEntry("output_config", Map.of("effort", effort))
                .containsEntry("max_tokens", limit)
                .doesNotContainKey("temperature");
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-7, xhigh, xhigh",
        "claude-opus-4-8, high, high",
        "claude-sonnet-5, minimal, low",
        "claude-opus-5, max, max",
        "claude-fable-5-1, medium, medium",
        "claude-sonnet-5-5, high, high"
    })
    void isToldInWordsWhereTheModelWouldHideThem(String model, String asked, String effort) {
        assertThat(Encoded.body(asking(asked, 9000), model))
                .containsEntry("thinking", Map.of("type", "adaptive", "display", "summarized"))
                .containsEntry("output_config", Map.of("effort", effort))
                .containsEntry("max_tokens", 9000);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-5, disabled",
        "claude-opus-5, disabled",
        "claude-haiku-5-5, disabled",
        "claude-sonnet-5-5, between_tools"
    })
    void isSwitchedOffWhereTheModelThinksByItself(String model, String type) {
        for (ReasoningEffort none : List.of(ReasoningEffort.of("none"), ReasoningEffort.budget(0))) {
            assertThat(Encoded.body(ChatRequest.of("hi").withEffort(none), model))
                    .containsEntry("thinking", Map.of("type", type))
                    .containsEntry("max_tokens", 4096)
                    .doesNotContainKey("output_config");
        }
        assertThat(Encoded.body(ChatRequest.of("hi"), model))
                .doesNotContainKeys("thinking", "output_config")
                .containsEntry("max_tokens", 20_480);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-opus-5-5", "claude-fable-5", "claude-mythos-5-1"})
    void isTheLeastWhereTheModelCannotDoWithout(String model) {
        DialectRequest request =
                Encoded.request(asking("none", null), model, Encoded.quirks(Map.of(), Set.of()), false);

        assertThat(Golden.map(request.body()))
                .doesNotContainKey("thinking")
                .containsEntry("output_config", Map.of("effort", "low"));
        assertThat(request.adjustments()).contains("says reasoning effort none as low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-opus-4-8", "claude-opus-4-6", "claude-haiku-4-5"})
    void isNotMentionedWhereTheModelThinksOnlyWhenAsked(String model) {
        assertThat(Encoded.body(asking("none", null), model)).doesNotContainKeys("thinking", "output_config");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "claude-opus-4-1, 32000, high, 16384, 32000",
                "claude-opus-4-1, 32000, max, 24000, 32000",
                "claude-opus-4-1, 32000, low, 2048, 18432",
                "claude-3-haiku-20240307, 4096, -, -, 4096",
                "claude-opus-4-8, 128000, max, -, 49152"
            },
            nullValues = "-")
    void leavesTheAnswerNoMoreThanTheModelCanSay(String model, long most, String effort, Integer budget, int limit) {
        Quirks quirks = Encoded.quirks(Map.of("max_tokens", 16_384), Set.of())
                .byModel()
                .of(model, new CardFacts("", Set.of(), null, most));

        Map<String, Object> body =
                Encoded.body(ChatRequest.of("hi").withEffort(ReasoningEffort.of(effort)), model, quirks, false);

        assertThat(body).containsEntry("max_tokens", limit);
        assertThat(body.get("thinking") instanceof Map<?, ?> form ? form.get("budget_tokens") : null)
                .isEqualTo(budget);
    }

    @Test
    void isLeftOutWhereAToolIsForcedAndTheModelRefusesBoth() {
        List<ToolSpec> tools = List.of(new ToolSpec("look", "", "", false));
        ToolChoice forced = new ToolChoice(ToolChoice.Mode.REQUIRED, null);

        assertThat(Encoded.body(asking("high", null).withTools(tools, forced), HAIKU))
                .doesNotContainKey("thinking");
        assertThat(Encoded.body(asking("high", null).withTools(tools, forced), "claude-opus-4-6"))
                .doesNotContainKey("thinking")
                .containsEntry("output_config", Map.of("effort", "high"));
        assertThat(Encoded.body(asking("high", null).withTools(tools, forced), "claude-opus-4-8"))
                .containsKey("thinking")
                .containsEntry("output_config", Map.of("effort", "high"));
    }

    @Test
    void goesOnOnlyWhereItBegan() {
        Message plain = called(List.of(new Content.Reasoning("elsewhere", null)));
        Message signed = called(List.of(new Content.Reasoning("here", "sig")));

        assertThat(Encoded.body(resumed(plain), HAIKU)).doesNotContainKey("thinking");
        assertThat(Encoded.body(resumed(signed), HAIKU)).containsKey("thinking");
    }

    private static Message called(List<Content> content) {
        return new Message(Role.ASSISTANT, content, List.of(new ToolCall("1", "look", "{}")), null, null);
    }

    private static ChatRequest resumed(Message assistant) {
        return asking("low", null).withMessages(List.of(Message.user("hi"), assistant, Message.tool("1", "a cat")));
    }

    @Test
    void isTheRequestsOwnIfItBringsOne() {
        Map<String, Object> own = Map.of("type", "enabled", "budget_tokens", 5000);

        assertThat(Encoded.body(asking("low", 9000).withExtra(Map.of("thinking", own)), HAIKU))
                .containsEntry("thinking", own)
                .doesNotContainKey("temperature");
        assertThat(Encoded.body(asking("low", 9000).withExtra(Map.of("thinking", Map.of("type", "disabled"))), HAIKU))
                .containsEntry("thinking", Map.of("type", "disabled"))
                .containsKey("temperature");
    }

    @Test
    void keepsTheEffortBesideTheRequestsOwnForm() {
        Map<String, Object> own = Map.of("type", "adaptive", "display", "omitted");

        assertThat(Encoded.body(asking("low", 9000).withExtra(Map.of("thinking", own)), "claude-opus-4-8"))
                .containsEntry("thinking", own)
                .containsEntry("output_config", Map.of("effort", "low"));
    }

    @Test
    void knowsItsWords() {
        Failure failure = Encoded.failure(asking("hihg", null), HAIKU);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure.message())
                .isEqualTo("reasoningEffort 'hihg' is not one of none, minimal, low, medium, high, xhigh, max, ultra");
    }

    @Test
    void tellsThatAWordIsSaidAsAnother() {
        Quirks usual = Encoded.quirks(Map.of(), Set.of());

        for (String model : List.of(HAIKU, "claude-opus-4-8")) {
            assertThat(Encoded.request(asking("Ultra", null), model, usual, false)
                            .adjustments())
                    .contains("says reasoning_effort ultra as max");
            assertThat(Encoded.request(asking("max", null), model, usual, false).adjustments())
                    .noneMatch(note -> note.contains("reasoning_effort"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "claude-opus-4-6 | minimal | - | - | says reasoning_effort minimal as low",
                "claude-opus-4-6 | xhigh | - | - | says reasoning_effort xhigh as high",
                "claude-opus-4-6 | - | 4096 | - | says a budget of 4096 tokens as medium",
                "claude-opus-4-6 | - | 100000 | - | says a budget of 100000 tokens as max",
                "claude-haiku-4-5 | - | 20000 | 8000 | clamps a budget of 20000 tokens to 6000",
                "claude-haiku-4-5 | high | - | 4000 | says reasoning_effort high as a budget of 3000 tokens",
                "claude-haiku-4-5 | high | - | - | -",
                "claude-haiku-4-5 | - | 5000 | 8000 | -",
                "claude-opus-4-8 | xhigh | - | - | -",
                "claude-opus-4-8 | none | - | - | -"
            })
    void tellsWhatIsAskedForOtherwise(String model, String word, Integer tokens, Integer maxTokens, String note) {
        ChatRequest request = ChatRequest.of("hi")
                .withSampling(Sampling.of(null, null, maxTokens, null, List.of()))
                .withEffort(new ReasoningEffort(word, tokens));

        assertThat(Encoded.request(request, model, Encoded.quirks(Map.of(), Set.of()), false)
                        .adjustments())
                .isEqualTo(note == null ? List.of() : List.of(note));
    }

    @Test
    void tellsThatItIsLeftOutBesideAToolThatMustBeCalled() {
        ChatRequest request = ChatRequest.of("hi")
                .withEffort(ReasoningEffort.of("high"))
                .withTools(
                        List.of(new ToolSpec("look", "", "", false)), new ToolChoice(ToolChoice.Mode.REQUIRED, null));

        assertThat(Encoded.request(request, "claude-opus-4-6", Encoded.quirks(Map.of(), Set.of()), false)
                        .adjustments())
                .containsExactly("drops thinking, as a tool must be called");
    }

    @Test
    void takesABudgetInTokensOverAWord() {
        ChatRequest request = ChatRequest.of("hi").withEffort(new ReasoningEffort("low", 5_000));

        assertThat(Encoded.body(request, "claude-haiku-4-5"))
                .containsEntry("thinking", Map.of("type", "enabled", "budget_tokens", 5_000));
        assertThat(Encoded.body(request.withEffort(ReasoningEffort.budget(0)), "claude-haiku-4-5"))
                .doesNotContainKey("thinking");
    }

    private static ChatRequest asking(String effort, Integer maxTokens) {
        return ChatRequest.of("hi")
                .withSampling(Sampling.of(0.5, null, maxTokens, null, List.of()))
                .withEffort(ReasoningEffort.of(effort));
    }
}
