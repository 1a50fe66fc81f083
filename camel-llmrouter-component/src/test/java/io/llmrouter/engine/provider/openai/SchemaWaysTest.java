package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ProviderKit;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON by a schema from servers that take schemas, or only JSON, or neither. */
class SchemaWaysTest {

    private static final String DEMAND = "tool_choice.function";
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}";
    private static final ChatRequest ASKED = ChatRequest.of("Count.").withOutput(OutputFormat.schema("number", SCHEMA));

    private static Quirks without(String... parameters) {
        return ProviderKit.PLAIN.with(new Quirks(
                "",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                Set.of(parameters),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE));
    }

    private static DialectRequest encode(ChatRequest request, Quirks quirks) {
        return new OpenAiDialect(InstantSource.system())
                .encode(request, "m", quirks, false)
                .fold(written -> written, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    private static JsonNode body(DialectRequest request) {
        return ExactJson.part("the request", new String(request.body(), StandardCharsets.UTF_8));
    }

    @Test
    void isTheServersOwnWhereItTakesSchemas() {
        DialectRequest request = encode(ASKED, ProviderKit.PLAIN);

        assertThat(body(request).at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(body(request).path("messages")).hasSize(1);
        assertThat(request.form().unheld()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepseek", "zai"})
    void isAnObjectAndAnInstructionWhereTheServerTakesNoSchemas(String preset) {
        DialectRequest request =
                encode(ASKED, Presets.builtIn().find(preset).orElseThrow().quirks());

        assertThat(body(request).path("response_format")).hasToString("{\"type\":\"json_object\"}");
        assertThat(body(request).at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(body(request).at("/messages/0/content").asText()).contains(SCHEMA);
        assertThat(request.form().unheld()).isEqualTo(SCHEMA);
        assertThat(request.adjustments()).containsExactly("asks for the schema by an instruction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_format", "response_format.json_schema"})
    void isAToolThatMustBeCalledWhereTheServerTakesNoSchemas(String dropped) {
        DialectRequest request = encode(ASKED, without(dropped));

        assertThat(body(request).has("response_format")).isFalse();
        assertThat(body(request).at("/tools/0/function/parameters")).hasToString(SCHEMA);
        assertThat(body(request).at("/tool_choice/function/name").asText()).isEqualTo(AnswerForm.TOOL_NAME);
        assertThat(request.form().unheld()).isEqualTo(SCHEMA);
        assertThat(request.adjustments()).containsExactly("asks for the schema through a tool that must be called");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, 2, required", "NONE, 2, structured_answer", "REQUIRED, 1, required"})
    void leavesTheCallersToolsTheirTurn(ToolChoice.Mode mode, int tools, String choice) {
        ChatRequest beside = ASKED.withTools(List.of(new ToolSpec("look", "", "", false)), new ToolChoice(mode, null));

        JsonNode body = body(encode(beside, without("response_format.json_schema")));

        assertThat(body.path("tools")).hasSize(tools);
        assertThat(body.path("tool_choice").toString()).contains(choice);
    }

    @Test
    void isNoToolBesideTheProvidersOwn() {
        ChatRequest beside = ASKED.withExtra(Map.of("tools", List.of(Map.of("type", "web_search"))));

        assertThat(body(encode(beside, without("response_format.json_schema"))).path("tools"))
                .hasSize(1);
    }

    @Test
    void isAnInstructionAloneWhereTheServerTakesNeither() {
        ChatRequest briefly = ChatRequest.of(List.of(Message.system("Be brief."), Message.user("Count.")))
                .withOutput(OutputFormat.schema("number", SCHEMA));

        DialectRequest request = encode(briefly, without("response_format", DEMAND));

        assertThat(body(request).has("response_format")).isFalse();
        assertThat(body(request).path("messages")).hasSize(2);
        assertThat(body(request).at("/messages/0/content").asText())
                .startsWith("Be brief.\n\n")
                .contains(SCHEMA);
        assertThat(request.form().unheld()).isEqualTo(SCHEMA);
    }

    @Test
    void isAnInstructionForWhatNoObjectCanBe() {
        ChatRequest list = ChatRequest.of("Count.").withOutput(OutputFormat.schema("all", "{\"type\":\"array\"}"));

        assertThat(body(encode(list, without("response_format.json_schema"))).has("response_format"))
                .isFalse();
    }

    @Test
    void isPlainJsonWhereThatIsAll() {
        ChatRequest json = ChatRequest.of("Count.").withOutput(OutputFormat.JSON);

        assertThat(body(encode(json, without("response_format.json_schema")))
                        .at("/response_format/type")
                        .asText())
                .isEqualTo("json_object");
        DialectRequest told = encode(json, without("response_format"));
        assertThat(body(told).at("/messages/0/content").asText()).contains("JSON");
        assertThat(told.form().unheld()).isNull();
    }
}
