package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many texts to stop at, and marks for the cache, a provider takes. */
class LimitsTest {

    private static final ChatRequest STOPPED = ChatRequest.of("hi")
            .withSampling(Sampling.of(null, null, null, null, List.of("a", "b", "c", "d", "e", "f")));
    private static final ChatRequest MARKED = ChatRequest.of(IntStream.range(0, 6)
            .mapToObj(i -> i % 2 == 0 ? Message.user("q" + i) : Message.assistant("a" + i))
            .map(message -> message.withCache(CacheMark.USUAL))
            .toList());

    private static DialectRequest written(ChatRequest request, String preset, String model) {
        Preset found = Presets.builtIn().find(preset).orElseThrow();
        return Dialects.all(InstantSource.system())
                .get(found.dialect())
                .encode(request, model, found.quirks().byModel().of(model, CardFacts.NONE), false)
                .fold(written -> written, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4.1, /stop, 4",
        "azure-openai, gpt-4.1, /stop, 4",
        "cohere, command-a-03-2025, /stop_sequences, 5",
        "gemini, gemini-2.5-flash, /generationConfig/stopSequences, 5"
    })
    void keepTheFirstTextsToStopAt(String preset, String model, String place, int most) {
        DialectRequest written = written(STOPPED, preset, model);

        JsonNode stops = ErrorBody.tree(written.body()).at(place);
        assertThat(stops).hasSize(most).first().extracting(JsonNode::asText).isEqualTo("a");
        assertThat(written.adjustments()).contains("drops stop texts but the first " + most);
    }

    @Test
    void areNotKeptForServersThatHaveNone() {
        DialectRequest written = written(STOPPED, "openai-compatible", "m");

        assertThat(ErrorBody.tree(written.body()).path("stop")).hasSize(6);
        assertThat(written.adjustments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-sonnet-4-5, cache_control",
        "bedrock, anthropic.claude-sonnet-4-5-20250929-v1:0, cachePoint",
        "openrouter, anthropic/claude-sonnet-4.5, cache_control"
    })
    void keepTheFirstAndTheLastMarks(String preset, String model, String mark) {
        DialectRequest written = written(MARKED, preset, model);

        String body = ErrorBody.tree(written.body()).toString();
        assertThat(body.split(mark, -1)).hasSize(4 + 1);
        assertThat(written.adjustments()).contains("drops 2 cache marks, as no more than 4 are taken");
    }

    @Test
    void areNotTellingWhereMarksAreNothing() {
        assertThat(written(MARKED, "openai", "gpt-4.1").adjustments()).isEmpty();
        assertThat(written(MARKED, "bedrock", "meta.llama3-3-70b-instruct-v1:0").adjustments())
                .isEmpty();
    }
}
