package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Sampling;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that refuse to be told how to sample are not told, and the adjustments say so. */
class ReasoningModelsTest {

    private static final ChatRequest WARM = ChatRequest.of("hi")
            .withSampling(Sampling.of(0.5, 0.9, 50, null, List.of("END")).withPenalties(0.5, 0.25));

    private static DialectRequest sent(String presetName, String model) {
        Preset preset = Presets.builtIn().find(presetName).orElseThrow();
        return Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(WARM, model, preset.quirks().byModel().of(model, CardFacts.NONE), false)
                .fold(request -> request, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5", "gpt-5-2025-08-07", "gpt-5-mini", "gpt-5-nano-2025-08-07", "o3", "o4-mini"})
    void dropsWhatTheyRefuseInChats(String model) {
        for (String preset : List.of("openai", "azure-openai", "azure-openai-deployments")) {
            DialectRequest sent = sent(preset, model);

            assertThat(new String(sent.body(), StandardCharsets.UTF_8))
                    .doesNotContain("temperature", "top_p", "penalty", "stop")
                    .contains("50");
            assertThat(sent.adjustments())
                    .contains(
                            "drops temperature",
                            "drops top_p",
                            "drops stop",
                            "drops frequency_penalty",
                            "drops presence_penalty");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5-mini", "o1", "o3-pro"})
    void dropsWhatTheyRefuseInResponses(String model) {
        for (String preset : List.of("openai-responses", "azure-responses")) {
            DialectRequest sent = sent(preset, model);

            assertThat(new String(sent.body(), StandardCharsets.UTF_8))
                    .doesNotContain("temperature", "top_p")
                    .contains("\"max_output_tokens\":50");
            assertThat(sent.adjustments()).contains("drops temperature", "drops top_p");
        }
    }

    @ParameterizedTest
    @CsvSource({"openai, gpt-4.1", "openai, gpt-5-chat-latest", "openai, gpt-5.1", "openai, gpt-4o3", "groq, gpt-5"})
    void tellsAllOthers(String preset, String model) {
        DialectRequest sent = sent(preset, model);

        assertThat(new String(sent.body(), StandardCharsets.UTF_8)).contains("temperature", "top_p", "stop");
        assertThat(sent.adjustments()).isEmpty();
    }
}
