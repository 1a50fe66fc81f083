package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Sampling;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is beyond the range that an API has is sent at its end: refused, it would be so for every candidate. */
class RangesTest {

    private static final List<String> STOPS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4.1, clamps temperature from 2.5 to 2; drops stop texts but the first 4; clamps top_logprobs from 25 to 20",
        "azure-openai, gpt-4.1, clamps temperature from 2.5 to 2; drops stop texts but the first 4; clamps top_logprobs from 25 to 20",
        "openai-responses, gpt-4.1, clamps temperature from 2.5 to 2; clamps top_logprobs from 25 to 20",
        "groq, llama-3.3-70b-versatile, clamps temperature from 2.5 to 2; drops stop texts but the first 4",
        "deepseek, deepseek-chat, clamps temperature from 2.5 to 2; clamps top_logprobs from 25 to 20",
        "mistral, mistral-large-latest, clamps temperature from 2.5 to 1.5",
        "xai, grok-3, clamps temperature from 2.5 to 2; clamps top_logprobs from 25 to 8",
        "moonshot, moonshot-v1-8k, drops stop texts but the first 5",
        "gemini, gemini-2.0-flash, clamps temperature from 2.5 to 2",
        "bedrock, amazon.nova-pro-v1:0, clamps temperature from 2.5 to 1",
        "bedrock, us.meta.llama3-3-70b-instruct-v1:0, clamps temperature from 2.5 to 1"
    })
    void areKept(String preset, String model, String notes) {
        Sampling sampling = Sampling.of(2.5, null, null, null, STOPS).withLogprobs(25);

        assertThat(adjustments(ChatRequest.of("hi").withSampling(sampling), preset, model))
                .containsAll(Arrays.asList(notes.split("; ", -1)));
    }

    @ParameterizedTest
    @CsvSource({"openai, gpt-4.1", "groq, llama-3.3-70b-versatile", "gemini, gemini-2.0-flash"})
    void leaveWhatIsInThemAsItIs(String preset, String model) {
        Sampling sampling = Sampling.of(1.9, null, null, null, STOPS.subList(0, 4));

        assertThat(adjustments(ChatRequest.of("hi").withSampling(sampling), preset, model))
                .isEmpty();
    }

    private static List<String> adjustments(ChatRequest request, String name, String model) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        return Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(request, model, preset.quirks().byModel().of(model, CardFacts.NONE), false)
                .fold(DialectRequest::adjustments, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }
}
