package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedResultsTest {

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, true, true",
        "amazon.nova-pro-v1:0, true, false",
        "meta.llama3-1-70b-instruct-v1:0, false, false"
    })
    void areMarkedWhereTheModelTakesIt(String model, boolean marked, boolean cited) {
        Message called = new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("t", "look", "{}")), null, null);
        Content document = new Content.Media(
                Modality.DOCUMENT,
                "text/plain",
                MediaSource.inline(new byte[] {65}),
                null,
                null,
                Map.of("citations", Map.of("enabled", true)));
        ChatRequest request = ChatRequest.of(List.of(
                Message.user(List.of(document)),
                called,
                Message.tool("t", "no such file").asFailed()));

        String body = String.valueOf(Encoded.body(request, model).get("messages"));

        assertThat(body.contains("\"status\":\"error\"")).isEqualTo(marked);
        assertThat(body.contains("\"citations\":{\"enabled\":true}")).isEqualTo(cited);
    }
}
