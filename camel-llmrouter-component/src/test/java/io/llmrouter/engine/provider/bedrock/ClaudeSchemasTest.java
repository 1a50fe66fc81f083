package io.llmrouter.engine.provider.bedrock;

import static io.llmrouter.engine.provider.bedrock.Encoded.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.provider.AnswerForm;
import org.junit.jupiter.api.Test;

/** Converse hands a schema for Claude to the same check as Anthropic's own API. */
class ClaudeSchemasTest {

    private static final String OPEN = "{\"type\":\"object\",\"properties\":{\"r\":{\"type\":\"string\"}}}";
    private static final String BOUNDED =
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}}}";
    private static final String OPUS = "us.anthropic.claude-opus-5-5";

    @Test
    void closesTheObjectsThatWereLeftOpen() {
        assertThat(schema(asking(OPEN), Encoded.CLAUDE))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"r\":{\"type\":\"string\"}},"
                        + "\"additionalProperties\":false}");
        assertThat(schema(asking(OPEN), OPUS)).endsWith("\"additionalProperties\":false}");
        assertThat(schema(asking(OPEN), Encoded.GPT)).isEqualTo(OPEN);
    }

    @Test
    void asksThroughAToolForWhatTheCheckRefuses() {
        JsonNode body = body(asking(BOUNDED), Encoded.CLAUDE);

        assertThat(body.has("outputConfig")).isFalse();
        assertThat(body.at("/toolConfig/toolChoice/tool/name").asText()).isEqualTo(AnswerForm.TOOL_NAME);
        assertThat(body.at("/toolConfig/tools/0/toolSpec/inputSchema/json")).hasToString(BOUNDED);
        assertThat(Encoded.request(asking(BOUNDED), Encoded.CLAUDE, false).adjustments())
                .containsExactly("asks for the schema through a tool that must be called");
    }

    @Test
    void leavesItToTheCheckWhereNoToolCanBeForced() {
        assertThat(schema(asking(BOUNDED), OPUS)).isEqualTo(BOUNDED);
    }

    private static ChatRequest asking(String schema) {
        return ChatRequest.of("hi").withOutput(OutputFormat.schema("finding", schema));
    }

    private static String schema(ChatRequest request, String model) {
        return body(request, model)
                .at("/outputConfig/textFormat/structure/jsonSchema/schema")
                .asText();
    }
}
