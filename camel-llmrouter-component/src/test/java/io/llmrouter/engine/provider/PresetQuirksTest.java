package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What each preset makes of a wish that its provider documents otherwise, as data. */
class PresetQuirksTest {

    private static final ChatRequest PLAIN = ChatRequest.of("Look.");
    private static final List<ToolSpec> TOOLS = List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false));

    private static final Map<String, ChatRequest> WISHES = Map.ofEntries(
            Map.entry("name", ChatRequest.of(List.of(spoken()))),
            Map.entry("temperature", sampled(Sampling.of(1.5, null, null, null, List.of()))),
            Map.entry("max_tokens", sampled(Sampling.of(null, null, 50, null, List.of()))),
            Map.entry("seed", sampled(Sampling.of(null, null, null, 7L, List.of()))),
            Map.entry("stop", sampled(Sampling.of(null, null, null, null, List.of("END")))),
            Map.entry("top_k", sampled(Sampling.DEFAULT.withTopK(20))),
            Map.entry("penalties", sampled(Sampling.DEFAULT.withPenalties(0.5, 0.25))),
            Map.entry("logprobs", sampled(Sampling.DEFAULT.withLogprobs(2))),
            Map.entry("logit_bias", PLAIN.withExtra(Map.of("logit_bias", Map.of("1", 1)))),
            Map.entry("modalities", PLAIN.withExtra(Map.of("modalities", List.of("text", "audio")))),
            Map.entry("user", PLAIN.withExtra(Map.of("user", "u-1"))),
            Map.entry("service_tier", tier("flex")),
            Map.entry("usual_tier", tier("standard")),
            Map.entry("first_tier", tier("Fast")),
            Map.entry("other_tier", tier("batch")),
            Map.entry(
                    "cool_thoughts",
                    sampled(Sampling.of(0.5, 0.75, null, null, List.of())).withEffort(ReasoningEffort.of("high"))),
            Map.entry(
                    "cool",
                    sampled(Sampling.of(0.5, null, null, null, List.of())).withEffort(ReasoningEffort.of("none"))),
            Map.entry(
                    "cool_tools",
                    sampled(Sampling.of(0.5, null, null, null, List.of())).withTools(TOOLS, ToolChoice.AUTO)),
            Map.entry("effort", PLAIN.withEffort(ReasoningEffort.of("high"))),
            Map.entry("least_effort", PLAIN.withEffort(ReasoningEffort.of("minimal"))),
            Map.entry("most_effort", PLAIN.withEffort(ReasoningEffort.of("max"))),
            Map.entry("small_budget", PLAIN.withEffort(ReasoningEffort.budget(1000))),
            Map.entry("budget", PLAIN.withEffort(ReasoningEffort.budget(4000))),
            Map.entry(
                    "warm_thoughts",
                    sampled(Sampling.of(1.5, null, null, null, List.of())).withEffort(ReasoningEffort.of("high"))),
            Map.entry(
                    "warm_thoughtless",
                    sampled(Sampling.of(1.5, null, null, null, List.of())).withEffort(ReasoningEffort.of("none"))),
            Map.entry("no_thoughts", PLAIN.withEffort(ReasoningEffort.of("none"))),
            Map.entry("forced_tool", PLAIN.withTools(TOOLS, new ToolChoice(ToolChoice.Mode.REQUIRED, null))),
            Map.entry(
                    "one_call",
                    PLAIN.withTools(TOOLS, ToolChoice.AUTO).withExtra(Map.of("parallel_tool_calls", false))));

    private static Message spoken() {
        return new Message(Role.USER, List.of(Content.text("Look.")), List.of(), null, "ann");
    }

    private static ChatRequest tier(String word) {
        return PLAIN.withTerms(Terms.USUAL.withServiceTier(word));
    }

    private static ChatRequest sampled(Sampling sampling) {
        return PLAIN.withSampling(sampling);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "preset-quirks.csv", numLinesToSkip = 1)
    void sendsWhatItsProviderTakes(String name, String model, String wish, String sent, String adjustments) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();

        DialectRequest request = Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(WISHES.get(wish), model, preset.quirks().byModel().of(model, CardFacts.NONE), false)
                .fold(written -> written, failure -> {
                    throw new AssertionError(failure.toString());
                });

        String pointer = sent.substring(0, sent.indexOf(": "));
        JsonNode found = ErrorBody.tree(request.body()).at(pointer);
        String value = sent.substring(pointer.length() + 2);
        assertThat(found.isMissingNode() ? "-" : found.isContainerNode() ? found.toString() : found.asText())
                .isEqualTo(value);
        assertThat(String.join("; ", request.adjustments())).isEqualTo(adjustments.equals("-") ? "" : adjustments);
    }
}
