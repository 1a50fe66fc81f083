package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
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
import org.junit.jupiter.params.provider.ValueSource;

/** JSON by a schema from servers that take schemas, or only JSON, or neither. */
class SchemaWaysTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}";
    private static final ChatRequest ASKED = ChatRequest.of("Count.").withOutput(OutputFormat.schema("number", SCHEMA));

    private static Quirks without(String parameter) {
        return ProviderKit.PLAIN.with(new Quirks(
                "", Quirks.Auth.NONE, Map.of(), Map.of(), Set.of(parameter), Map.of(), Map.of(), Map.of(), Map.of()));
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
        assertThat(request.instructed()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepseek", "zai"})
    void isAnObjectAndAnInstructionWhereTheServerTakesNoSchemas(String preset) {
        DialectRequest request =
                encode(ASKED, Presets.builtIn().find(preset).orElseThrow().quirks());

        assertThat(body(request).path("response_format")).hasToString("{\"type\":\"json_object\"}");
        assertThat(body(request).at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(body(request).at("/messages/0/content").asText()).contains(SCHEMA);
        assertThat(request.instructed()).isEqualTo(SCHEMA);
        assertThat(request.adjustments()).isEmpty();
    }

    @Test
    void isAnInstructionAloneWhereTheServerTakesNeither() {
        ChatRequest briefly = ChatRequest.of(List.of(Message.system("Be brief."), Message.user("Count.")))
                .withOutput(OutputFormat.schema("number", SCHEMA));

        DialectRequest request = encode(briefly, without("response_format"));

        assertThat(body(request).has("response_format")).isFalse();
        assertThat(body(request).path("messages")).hasSize(2);
        assertThat(body(request).at("/messages/0/content").asText())
                .startsWith("Be brief.\n\n")
                .contains(SCHEMA);
        assertThat(request.instructed()).isEqualTo(SCHEMA);
    }

    @Test
    void isAnInstructionForWhatNoObjectCanBe() {
        ChatRequest list = ChatRequest.of("Count.").withOutput(OutputFormat.schema("all", "{\"type\":\"array\"}"));

        assertThat(body(encode(list, without(AnswerForm.SCHEMAS))).has("response_format"))
                .isFalse();
    }

    @Test
    void isPlainJsonWhereThatIsAll() {
        ChatRequest json = ChatRequest.of("Count.").withOutput(OutputFormat.JSON);

        assertThat(body(encode(json, without(AnswerForm.SCHEMAS)))
                        .at("/response_format/type")
                        .asText())
                .isEqualTo("json_object");
        DialectRequest told = encode(json, without("response_format"));
        assertThat(body(told).at("/messages/0/content").asText()).contains("JSON");
        assertThat(told.instructed()).isNull();
    }
}
