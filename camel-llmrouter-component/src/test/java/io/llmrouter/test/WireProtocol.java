package io.llmrouter.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The wire protocols as bytes: sound answers to take apart. Each constant writes what its provider's specification
 * publishes; what a test does to the bytes is the test's.
 */
public enum WireProtocol {
    OPENAI("openai-compatible", "/chat/completions", new OpenAiForm()),
    RESPONSES("responses-compatible", "/responses", new ResponsesForm()),
    ANTHROPIC("anthropic-compatible", "/messages", new AnthropicForm()),
    GEMINI("gemini", "/models/model:generateContent", new GeminiForm()),
    VERTEX("vertex-ai", "/publishers/google/models/model:generateContent", new VertexForm()),
    VERTEX_CLAUDE("vertex-ai-anthropic", "/publishers/anthropic/models/model:rawPredict", new VertexClaudeForm()),
    BEDROCK("bedrock", "/model/model/converse", new BedrockForm()),
    INVOKED("bedrock-anthropic", "/model/model/invoke", new InvokedForm()),
    COHERE("cohere", "/v2/chat", new CohereForm()),
    OLLAMA("ollama", "/api/chat", new OllamaForm());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String preset;
    private final ReceivedRequest request;
    private final WireForm form;

    WireProtocol(String preset, String path, WireForm form) {
        this.preset = preset;
        this.form = form;
        this.request = new ReceivedRequest("POST", path, Map.of(), Map.of("model", "model"));
    }

    /** The preset that speaks it at any address. */
    public String preset() {
        return preset;
    }

    /** The media type of a stream. */
    public String streamType() {
        return form.streamType();
    }

    /** Whether a stream is server-sent events. */
    public boolean sendsEvents() {
        return streamType().equals("text/event-stream");
    }

    /** Whether a stream is binary messages. */
    public boolean isBinary() {
        return this == BEDROCK || this == INVOKED;
    }

    /** Whether the text of a stream stands in its bytes as it is, not packed. */
    public boolean isPlain() {
        return this != INVOKED;
    }

    /** A whole answer that says a text. */
    public byte[] whole(String text) {
        return json(form.whole(Completion.text(text), request));
    }

    /** A whole answer that calls a tool. */
    public byte[] wholeCall(String tool, String argumentsJson) {
        return json(form.whole(Completion.toolCall(tool, argumentsJson), request));
    }

    /** A streamed answer that says a text word by word, frame by frame to the last. */
    public List<byte[]> stream(String text) {
        return frames(Completion.text(text));
    }

    /** A streamed answer that calls a tool. */
    public List<byte[]> streamCall(String tool, String argumentsJson) {
        return frames(Completion.toolCall(tool, argumentsJson));
    }

    /** The body of an error of that status. */
    public byte[] error(int status, String message) {
        return json(form.error(error(status, null, message)));
    }

    /** The headers that come with an error of that status. */
    public Map<String, String> errorHeaders(int status) {
        return form.headers(error(status, null, ""));
    }

    /** The frame that tells in a stream, or the body that tells inside 200, that the provider is overloaded. */
    public byte[] overloaded(boolean stream) {
        int status = this == ANTHROPIC ? 529 : 503;
        Map<String, Object> error = form.error(error(status, "overloaded_error", "Overloaded"));
        return stream ? framed(form.event(error)) : json(error);
    }

    /** The frame that tells in a stream, or the body that tells inside 200, that the provider broke. */
    public byte[] broken(boolean stream) {
        Map<String, Object> error = form.error(error(500, null, "Internal server error"));
        return stream ? framed(form.event(error)) : json(error);
    }

    /** A frame with that data, cut or not, under a name that the protocol uses for content. */
    public byte[] frame(String data) {
        return form.frame(this == BEDROCK ? "contentBlockDelta" : "", data);
    }

    private static ScriptedError error(int status, String code, String message) {
        return new ScriptedError(status, "server_error", code, message);
    }

    private List<byte[]> frames(Completion answer) {
        return form.events(answer, request).stream().map(this::framed).toList();
    }

    private byte[] framed(WireForm.Event event) {
        String data =
                event.data() instanceof String text ? text : new String(json(event.data()), StandardCharsets.UTF_8);
        return form.frame(event.name(), data);
    }

    private static byte[] json(Object value) {
        try {
            // As text first: written as bytes, letters beyond the first plane would be escaped.
            return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the answer cannot be written as JSON", e);
        }
    }
}
