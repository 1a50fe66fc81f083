package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolChoice.Mode;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.Golden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormTest {

    private static final String CLOSED = "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}";
    private static final String REFUSED =
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}}}";

    @Test
    void isTheApisOwnWhereModelAndSchemaAllowIt() {
        assertThat(Encoded.body(asking(CLOSED), "claude-haiku-4-5"))
                .containsEntry("output_config", Map.of("format", Map.of("type", "json_schema", "schema", json(CLOSED))))
                .doesNotContainKeys("tools", "tool_choice");
    }

    @ParameterizedTest
    @CsvSource({"claude-3-haiku-20240307, false", "other-model, false", "claude-haiku-4-5, true"})
    void isAToolThatMustBeCalledElsewhere(String model, boolean refused) {
        String schema = refused ? REFUSED : CLOSED;

        assertThat(Encoded.body(asking(schema), model))
                .containsEntry("tool_choice", Map.of("type", "tool", "name", "structured_answer"))
                .containsEntry(
                        "tools",
                        List.of(Map.of(
                                "name", "structured_answer",
                                "description", "Gives the final answer. Its input is the answer itself.",
                                "input_schema", json(schema))))
                .doesNotContainKey("output_config");
    }

    @Test
    void staysTheApisOwnWhereToolsCannotBeForced() {
        assertThat(Encoded.body(asking(REFUSED), "claude-opus-5-5"))
                .containsEntry(
                        "output_config", Map.of("format", Map.of("type", "json_schema", "schema", json(REFUSED))))
                .doesNotContainKey("tools");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, 2, {type=any}",
        "NONE, 2, '{type=tool, name=structured_answer}'",
        "REQUIRED, 1, {type=any}",
        "NAMED, 1, '{type=tool, name=look}'"
    })
    void standsBesideOtherTools(Mode mode, int tools, String choice) {
        ToolChoice rule = new ToolChoice(mode, mode == Mode.NAMED ? "look" : null);
        ChatRequest request = asking(CLOSED).withTools(List.of(new ToolSpec("look", "", "", false)), rule);

        Map<String, Object> body = Encoded.body(request, "claude-3-haiku-20240307");

        assertThat((List<?>) body.get("tools")).hasSize(tools);
        assertThat(body.get("tool_choice")).hasToString(choice);
    }

    @Test
    void isAnInstructionWithoutASchema() {
        ChatRequest request = ChatRequest.of(List.of(Message.system("Be brief."), Message.user("hi")))
                .withOutput(OutputFormat.JSON);

        assertThat(Encoded.body(request, "claude-haiku-4-5"))
                .containsEntry(
                        "system",
                        List.of(
                                Map.of("type", "text", "text", "Be brief."),
                                Map.of(
                                        "type",
                                        "text",
                                        "text",
                                        "When you give the final answer, give one valid JSON object and nothing else:"
                                                + " no words around it, no code fence.")));
    }

    @Test
    void isAnInstructionForWhatNoToolCanTake() {
        assertThat(Encoded.body(asking("{\"type\":\"array\"}"), "claude-3-haiku-20240307"))
                .doesNotContainKeys("tools", "output_config")
                .extracting("system")
                .asString()
                .contains("It must keep to this JSON schema: {\"type\":\"array\"}");
    }

    @Test
    void isRefusedWhereItIsNoJson() {
        assertThat(Encoded.failure(asking("no"), "claude-haiku-4-5").message())
                .startsWith("output 'finding': its schema: not JSON: ");
        assertThat(Encoded.failure(asking(" "), "claude-haiku-4-5").message())
                .isEqualTo("output 'finding': its schema: nothing instead of JSON");
    }

    @Test
    void isNoForcedToolForModelsThatRefuseThem() {
        ChatRequest request = ChatRequest.of("hi")
                .withTools(List.of(new ToolSpec("look", "", "", false)), new ToolChoice(Mode.REQUIRED, null));

        assertThat(Encoded.failure(request, "claude-opus-5-5"))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED));
    }

    private static ChatRequest asking(String schema) {
        return ChatRequest.of("hi").withOutput(OutputFormat.schema("finding", schema));
    }

    private static Map<String, Object> json(String text) {
        return Golden.map(text.getBytes(StandardCharsets.UTF_8));
    }
}
