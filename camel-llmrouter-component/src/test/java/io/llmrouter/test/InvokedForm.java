package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Anthropic Messages through Amazon Bedrock's InvokeModel: its answers, each event of a stream packed into a binary
 * message, with Bedrock's errors; as documented at
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithResponseStream.html.
 */
final class InvokedForm implements WireForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AnthropicForm inner = new AnthropicForm();
    private final BedrockForm outer = new BedrockForm();

    @Override
    public String streamType() {
        return outer.streamType();
    }

    @Override
    public Map<String, String> headers(ScriptedError error) {
        return outer.headers(error);
    }

    @Override
    public int status(ScriptedError error) {
        return outer.status(error);
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        return outer.error(error);
    }

    @Override
    public Event event(Map<String, Object> error) {
        return outer.event(error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        return inner.whole(answer, request);
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        return inner.events(answer, request);
    }

    @Override
    public byte[] heartbeat() {
        return outer.heartbeat();
    }

    @Override
    public byte[] frame(String name, String data) {
        return BedrockForm.isException(name) ? outer.frame(name, data) : outer.frame("chunk", packed(data));
    }

    private static String packed(String data) {
        String bytes = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
        try {
            return MAPPER.writeValueAsString(object("bytes", bytes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text can always be written", e);
        }
    }
}
