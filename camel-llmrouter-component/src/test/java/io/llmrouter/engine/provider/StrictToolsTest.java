package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a model is not held to the schema of a strict tool, the plan says so. */
class StrictToolsTest {

    private static final String CLOSED = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
    private static final String BOUNDED =
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":1}}}";

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-haiku-4-5, drops strict of tool odd",
        "anthropic, claude-3-haiku-20240307, drops strict of tool plain;drops strict of tool odd",
        "bedrock, anthropic.claude-sonnet-4-5-20250929-v1:0, drops strict of tool odd",
        "bedrock, amazon.nova-pro-v1:0, drops strict of tool plain;drops strict of tool odd",
        "ollama, qwen3, drops strict of tool plain;drops strict of tool odd",
        "gemini, gemini-2.0-flash, drops strict of tool plain;drops strict of tool odd",
        "gemini, gemini-2.5-flash, ''",
        "cohere, command-a-03-2025, 'holds every tool to its schema, as one is strict'",
        "openai, gpt-4.1, ''"
    })
    void isToldWhereItIsDropped(String preset, String model, String notes) {
        ChatRequest request = ChatRequest.of("hi")
                .withTools(
                        List.of(
                                new ToolSpec("plain", "", CLOSED, true),
                                new ToolSpec("odd", "", BOUNDED, true),
                                new ToolSpec("loose", "", CLOSED, false)),
                        ToolChoice.AUTO);

        assertThat(String.join(";", adjustments(request, preset, model))).isEqualTo(notes);
    }

    @ParameterizedTest
    @CsvSource({"gemini, gemini-2.0-flash", "cohere, command-a-03-2025"})
    void isHeldWhereTheProtocolHoldsIt(String preset, String model) {
        ChatRequest request = ChatRequest.of("hi")
                .withTools(
                        List.of(new ToolSpec("plain", "", CLOSED, true)),
                        new ToolChoice(ToolChoice.Mode.REQUIRED, null));

        assertThat(adjustments(request, preset, model)).isEmpty();
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
