package io.llmrouter.engine.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GemmaTest {

    private static final ChatRequest ASKED =
            ChatRequest.of(List.of(Message.system("Be brief."), Message.user("Who are you?")));

    @ParameterizedTest
    @ValueSource(strings = {"gemma-3-27b-it", "models/gemma-3n-e4b-it"})
    void hearsInstructionsInTheFirstQuestion(String model) {
        DialectRequest written = Encoded.request(Encoded.API, ASKED, model, Set.of());
        JsonNode body = ErrorBody.tree(written.body());

        assertThat(body.has("systemInstruction")).isFalse();
        assertThat(body.at("/contents")).hasSize(1);
        assertThat(body.at("/contents/0/parts/0/text").asText()).isEqualTo("Be brief.");
        assertThat(body.at("/contents/0/parts/1/text").asText()).isEqualTo("Who are you?");
        assertThat(written.adjustments()).containsExactly("says instructions as a part of the first question");
    }

    @Test
    void isAskedForSchemasInWordsAndNotToThink() {
        ChatRequest request = ASKED.withOutput(OutputFormat.schema("a", "{\"type\":\"object\"}"))
                .withEffort(ReasoningEffort.of("high"));

        JsonNode config = Encoded.body(request, "gemma-3-27b-it").path("generationConfig");

        assertThat(config.fieldNames()).toIterable().isEmpty();
    }

    @Test
    void takesNoFunctionsBeforeItsFourthVersion() {
        ChatRequest request =
                ChatRequest.of("hi").withTools(List.of(new ToolSpec("look", "", "", false)), ToolChoice.AUTO);

        assertThat(Encoded.failure(request, "gemma-3-27b-it").kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(Encoded.body(request, "gemma-4-31b-it")
                        .at("/tools/0/functionDeclarations/0/name")
                        .asText())
                .isEqualTo("look");
    }

    @ParameterizedTest
    @CsvSource({"none, minimal", "low, high", "high, high"})
    void thinksOrDoesNotSinceItsFourthVersion(String effort, String level) {
        JsonNode body = Encoded.body(ASKED.withEffort(ReasoningEffort.of(effort)), "gemma-4-31b-it");

        assertThat(body.at("/generationConfig/thinkingConfig/thinkingLevel").asText())
                .isEqualTo(level);
        assertThat(body.at("/systemInstruction/parts/0/text").asText()).isEqualTo("Be brief.");
    }
}
