package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations with calls in them that go on without tools. */
class EarlierToolsTest {

    private static final ChatRequest CALLED = ChatRequest.of(List.of(
            Message.user("Well?"),
            new Message(
                    Role.ASSISTANT,
                    List.of(),
                    List.of(new ToolCall("c1", "look", "{}"), new ToolCall("c2", "look", "{}")),
                    null,
                    null),
            Message.tool("c1", "sun"),
            Message.tool("c2", "rain")));

    private static DialectRequest written(ChatRequest request, String preset, String model) {
        Preset found = Presets.builtIn().find(preset).orElseThrow();
        return Dialects.all(InstantSource.system())
                .get(found.dialect())
                .encode(request, model, found.quirks(), false)
                .fold(written -> written, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolChoice.Mode.class,
            names = {"AUTO", "NONE", "REQUIRED"})
    void areDeclaredAtBedrockWhichDemandsThem(ToolChoice.Mode mode) {
        ChatRequest request = CALLED.withTools(List.of(), new ToolChoice(mode, null));

        DialectRequest written = written(request, "bedrock", "anthropic.claude-sonnet-4-5-20250929-v1:0");

        JsonNode body = ErrorBody.tree(written.body());
        assertThat(body.at("/toolConfig/tools")).hasSize(1);
        assertThat(body.at("/toolConfig/tools/0/toolSpec/name").asText()).isEqualTo("look");
        assertThat(body.at("/toolConfig/tools/0/toolSpec/inputSchema/json/type").asText())
                .isEqualTo("object");
        assertThat(body.path("toolConfig").has("toolChoice")).isFalse();
        assertThat(body.at("/system/0/text").asText()).contains("Do not call any tool");
        List<String> lost =
                mode == ToolChoice.Mode.REQUIRED ? List.of("drops toolChoice, as there are no tools") : List.of();
        assertThat(written.adjustments()).startsWith("declares the tools of earlier calls");
        assertThat(written.adjustments().stream().skip(1)).containsExactlyElementsOf(lost);
    }

    @Test
    void areNotDeclaredAtBedrockBesideTheToolThatTakesTheAnswer() {
        ChatRequest request = CALLED.withOutput(OutputFormat.schema("a", "{\"type\":\"object\"}"));

        JsonNode body = ErrorBody.tree(
                written(request, "bedrock", "amazon.nova-pro-v1:0").body());

        assertThat(body.at("/toolConfig/tools")).hasSize(1);
        assertThat(body.at("/toolConfig/tools/0/toolSpec/name").asText()).isEqualTo(AnswerForm.TOOL_NAME);
    }

    @Test
    void areDeclaredAndForbiddenAtAnthropic() {
        DialectRequest written = written(CALLED, "anthropic", "claude-sonnet-4-5");

        JsonNode body = ErrorBody.tree(written.body());
        assertThat(body.at("/tools")).hasSize(1);
        assertThat(body.at("/tools/0/name").asText()).isEqualTo("look");
        assertThat(body.at("/tools/0/input_schema/type").asText()).isEqualTo("object");
        assertThat(body.at("/tool_choice/type").asText()).isEqualTo("none");
        assertThat(written.adjustments()).isEmpty();
    }
}
