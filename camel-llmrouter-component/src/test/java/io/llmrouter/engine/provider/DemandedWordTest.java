package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandedWordTest {

    private static final ChatRequest PLAIN = ChatRequest.of("List three colours.");

    @ParameterizedTest
    @CsvSource({
        "openai, messages",
        "azure-openai, messages",
        "azure-openai-deployments, messages",
        "openai-responses, input",
        "azure-responses, input"
    })
    void isSaidWhereNoMessageHasIt(String preset, String conversation) {
        assertThat(said(preset, conversation, PLAIN)).containsIgnoringCase("json");
    }

    @ParameterizedTest
    @CsvSource({"openai, messages", "openai-responses, input"})
    void isNotSaidAgain(String preset, String conversation) {
        ChatRequest asked = ChatRequest.of("List three colours as Json.");

        assertThat(said(preset, conversation, asked)).doesNotContain("one valid JSON");
    }

    @Test
    void isSaidInTheInputWhereOnlyInstructionsHaveIt() {
        ChatRequest asked =
                ChatRequest.of(List.of(Message.system("You speak JSON."), Message.user("List three colours.")));

        assertThat(said("openai-responses", "input", asked)).contains("one valid JSON");
        assertThat(said("openai", "messages", asked)).doesNotContain("one valid JSON");
    }

    @ParameterizedTest
    @CsvSource({"mistral", "vllm", "openai-compatible"})
    void isNoneOfOtherServers(String preset) {
        assertThat(said(preset, "messages", PLAIN)).doesNotContainIgnoringCase("json");
    }

    @Test
    void isNotSaidWhereASchemaIsHeld() {
        ChatRequest asked = PLAIN.withOutput(OutputFormat.schema("colours", "{\"type\":\"object\"}"));

        assertThat(written("openai", asked).path("messages").toString()).doesNotContainIgnoringCase("json");
    }

    @Test
    void severalAnswersAreNotPaidFor() {
        Preset openai = Presets.builtIn().find("openai").orElseThrow();
        DialectRequest request = encoded(openai, PLAIN.withExtra(Map.of("n", 2)));

        assertThat(tree(request).has("n")).isFalse();
        assertThat(request.adjustments()).containsExactly("drops n");
        assertThat(tree(encoded(openai, PLAIN.withExtra(Map.of("n", 1))))
                        .path("n")
                        .asInt())
                .isEqualTo(1);
    }

    private static String said(String preset, String conversation, ChatRequest request) {
        return written(preset, request.withOutput(OutputFormat.JSON))
                .path(conversation)
                .toString();
    }

    private static JsonNode written(String preset, ChatRequest request) {
        return tree(encoded(Presets.builtIn().find(preset).orElseThrow(), request));
    }

    private static DialectRequest encoded(Preset preset, ChatRequest request) {
        return Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(request, "gpt-4.1", preset.quirks().byModel().of("gpt-4.1", CardFacts.NONE), false)
                .fold(encoded -> encoded, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    private static JsonNode tree(DialectRequest request) {
        return ExactJson.part("a request", new String(request.body(), StandardCharsets.UTF_8));
    }
}
