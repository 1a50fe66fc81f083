package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tools that take a text: the caller is told of their calls, and answers them. */
class CustomToolsTest {

    private static final String ITEM =
            "{\"type\":\"custom_tool_call\",\"id\":\"ct\",\"call_id\":\"c\",\"name\":\"code\","
                    + "\"input\":\"print(\\\"1\\\")\"}";
    private static final String WHOLE = "{\"id\":\"r\",\"status\":\"completed\",\"output\":[" + ITEM + "]}";
    private static final ToolCall CALL = new ToolCall("c", "code", "{\"input\":\"print(\\\"1\\\")\"}");

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    @Test
    void areCalledInAWholeAnswer() {
        ChatResponse answer = ProviderKit.answer(dialect.decode(WHOLE.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.message().toolCalls()).containsExactly(CALL);
        assertThat(answer.message().content()).isEmpty();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void areCalledInAStream() throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(
                dialect,
                "data: {\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":" + ITEM + "}\n\n"
                        + "data: {\"type\":\"response.custom_tool_call_input.delta\",\"output_index\":0,\"delta\":\"print\"}\n\n"
                        + "data: {\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":" + ITEM + "}\n\n"
                        + "data: {\"type\":\"response.completed\",\"response\":" + WHOLE + "}\n\n");

        assertThat(events).containsOnlyOnce(new StreamEvent.ToolCallDelta(0, "c", "code", CALL.arguments()));
        assertThat(events).last().isEqualTo(new StreamEvent.Finished(FinishReason.TOOL_CALLS, "completed"));
    }

    @Test
    void goBackAsTheyCame() {
        JsonNode input = written(List.of(Map.of("type", "custom", "name", "code")));

        assertThat(input.get(1)).hasToString(ITEM.replace("\"id\":\"ct\",", ""));
        assertThat(input.get(2))
                .hasToString("{\"type\":\"custom_tool_call_output\",\"call_id\":\"c\",\"output\":\"1\"}");
    }

    @Test
    void areFunctionsWhereTheRequestSaysSo() {
        JsonNode input = written(List.of(Map.of("type", "web_search")));

        assertThat(input.get(1).path("type").asText()).isEqualTo("function_call");
        assertThat(input.get(2).path("type").asText()).isEqualTo("function_call_output");
    }

    private JsonNode written(List<Map<String, String>> tools) {
        ChatRequest request = ChatRequest.of(List.of(
                        Message.user("Print 1."),
                        new Message(Role.ASSISTANT, List.of(), List.of(CALL), null, null),
                        new Message(Role.TOOL, List.of(Content.text("1")), List.of(), "c", null)))
                .withExtra(Map.of("tools", tools));
        byte[] body = dialect.encode(request, "gpt-5.4", ProviderKit.PLAIN, false)
                .fold(DialectRequest::body, failure -> {
                    throw new AssertionError(failure.toString());
                });
        return ErrorBody.tree(body).path("input");
    }
}
