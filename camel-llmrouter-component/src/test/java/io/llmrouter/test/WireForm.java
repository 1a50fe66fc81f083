package io.llmrouter.test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How one protocol writes what the {@link ScriptedProvider} answers. */
interface WireForm {

    /** The form that belongs to a path: those of other protocols have paths of their own, all others are OpenAI's. */
    static WireForm of(ReceivedRequest request) {
        String path = request.plainPath();
        if (path.endsWith("/messages")) {
            return new AnthropicForm();
        }
        if (path.endsWith("/converse") || path.endsWith("/converse-stream")) {
            return new BedrockForm();
        }
        if (path.endsWith("/invoke") || path.endsWith("/invoke-with-response-stream")) {
            return new InvokedForm();
        }
        if (path.endsWith("/v2/chat")) {
            return new CohereForm();
        }
        if (path.endsWith("/api/chat")) {
            return new OllamaForm();
        }
        if (path.endsWith("/responses")) {
            return new ResponsesForm();
        }
        return path.contains("/publishers/") ? atVertex(path) : atGoogle(path);
    }

    private static WireForm atVertex(String path) {
        boolean claude = path.contains("/publishers/anthropic/");
        return claude
                ? new VertexClaudeForm()
                : atGoogle(path) instanceof GeminiForm ? new VertexForm() : new OpenAiForm();
    }

    private static WireForm atGoogle(String path) {
        return path.matches(".*:(g|streamG)enerateContent") ? new GeminiForm() : new OpenAiForm();
    }

    /** The media type of a stream. */
    default String streamType() {
        return "text/event-stream";
    }

    /** Headers that come with an error. */
    default Map<String, String> headers(ScriptedError error) {
        return Map.of();
    }

    /** An event of a stream on the wire. */
    default byte[] frame(String name, String data) {
        return ((name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A sign of life in a stream. */
    default byte[] heartbeat() {
        return ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    }

    /** The status that this protocol gives to an error. */
    int status(ScriptedError error);

    /** An error. */
    Map<String, Object> error(ScriptedError error);

    /** A whole answer. */
    Map<String, Object> whole(Completion answer, ReceivedRequest request);

    /** The events of a streamed answer, to the last. */
    List<Event> events(Completion answer, ReceivedRequest request);

    /** The event that tells an error in a stream. */
    Event event(Map<String, Object> error);

    /**
     * One server-sent event.
     *
     * @param name its name; empty if it has none
     * @param data a text, sent as it is, or what is written as JSON
     */
    record Event(String name, Object data) {}
}
