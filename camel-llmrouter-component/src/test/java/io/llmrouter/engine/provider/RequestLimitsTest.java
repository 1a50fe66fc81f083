package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of names and notes, which would make the whole request wrong. */
class RequestLimitsTest {

    private static final ChatRequest PLAIN = ChatRequest.of("Look.");

    @ParameterizedTest
    @CsvSource({"openai, /metadata, 512", "azure-responses, /metadata, 512", "bedrock, /requestMetadata, 256"})
    void keepsAsManyNotesAsAProviderTakes(String preset, String place, int longest) {
        Map<String, String> notes = new TreeMap<>();
        for (int i = 0; i < 17; i++) {
            notes.put("n" + (10 + i), "x".repeat(600));
        }
        notes.put("a".repeat(300), "key too long");

        DialectRequest sent = sent(preset, PLAIN.withTerms(Terms.USUAL.withMetadata(notes)));

        JsonNode kept = ErrorBody.tree(sent.body()).at(place);
        assertThat(kept.size()).isEqualTo(16);
        assertThat(kept.path("n10").asText()).hasSize(longest);
        assertThat(sent.adjustments())
                .containsExactly("drops 2 of 18 metadata", "cuts metadata to " + longest + " characters");
    }

    @Test
    void cutsNoLetterInHalf() {
        Map<String, String> notes = Map.of("n", "x" + "😀".repeat(300));

        DialectRequest sent = sent("openai", PLAIN.withTerms(Terms.USUAL.withMetadata(notes)));

        assertThat(ErrorBody.tree(sent.body()).at("/metadata/n").asText()).isEqualTo("x" + "😀".repeat(255));
    }

    @Test
    void saysThatLabelsAreNotTheNotes() {
        Map<String, String> notes = Map.of("Team Name", "Über");

        assertThat(sent("vertex-ai", PLAIN.withTerms(Terms.USUAL.withMetadata(notes)))
                        .adjustments())
                .containsExactly("writes metadata as labels of small letters");
        assertThat(sent("vertex-ai", PLAIN.withTerms(Terms.USUAL.withMetadata(Map.of("team", "red"))))
                        .adjustments())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, /response_format/json_schema/name",
        "openai-responses, /text/format/name",
        "bedrock, /outputConfig/textFormat/structure/jsonSchema/name"
    })
    void fitsTheNameOfASchema(String preset, String place) {
        String schema = "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}";
        DialectRequest sent =
                sent(preset, PLAIN.withOutput(OutputFormat.schema("my schema!" + "x".repeat(60), schema)));

        assertThat(ErrorBody.tree(sent.body()).at(place).asText()).isEqualTo("my_schema_" + "x".repeat(54));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "azure-openai", "openai-responses", "anthropic", "bedrock", "bedrock-anthropic"})
    void leavesToolsToOthersWhoseNamesItCannotWrite(String preset) {
        assertThat(ProviderKit.failure(encoded(preset, tools("files.read"))).kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(ProviderKit.failure(encoded(preset, tools("x".repeat(129)))).message())
                .contains("x".repeat(129));
        assertThat(sent(preset, tools("files_read")).adjustments()).isEmpty();
    }

    @Test
    void takesDotsWhereTheyAreTaken() {
        assertThat(sent("gemini", tools("files.read")).adjustments()).isEmpty();
        assertThat(sent("vllm", tools("files.read")).adjustments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "openai-responses", "anthropic", "gemini", "bedrock", "cohere"})
    void refusesTheDemandForAToolThatIsNotThere(String preset) {
        ChatRequest asked =
                tools("look").withTools(tools("look").tools(), new ToolChoice(ToolChoice.Mode.NAMED, "search"));

        assertThat(ProviderKit.failure(encoded(preset, asked)).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(ProviderKit.failure(encoded(preset, asked)).message())
                .isEqualTo("toolChoice: there is no tool 'search', but look");
    }

    @Test
    void saysThatACallIsDemandedWithoutTools() {
        ChatRequest asked = PLAIN.withTools(List.of(), new ToolChoice(ToolChoice.Mode.REQUIRED, null));

        assertThat(sent("openai", asked).adjustments()).containsExactly("drops toolChoice, as there are no tools");
    }

    private static ChatRequest tools(String name) {
        return PLAIN.withTools(List.of(new ToolSpec(name, "Looks.", "{\"type\":\"object\"}", false)), ToolChoice.AUTO);
    }

    private static DialectRequest sent(String preset, ChatRequest request) {
        return encoded(preset, request).fold(written -> written, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static Outcome<DialectRequest> encoded(String name, ChatRequest request) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        String model = preset.dialect().startsWith("bedrock") ? "anthropic.claude-sonnet-4-5-20250929-v1:0" : "m";
        return Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(request, model, preset.quirks().byModel().of(model, CardFacts.NONE), false);
    }
}
