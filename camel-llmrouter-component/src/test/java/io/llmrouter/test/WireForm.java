package io.llmrouter.test;

import java.util.List;
import java.util.Map;

/** How one protocol writes what the {@link ScriptedProvider} answers. */
interface WireForm {

    /** The form that belongs to a path: Anthropic's below {@code /messages}, OpenAI's for all others. */
    static WireForm of(ReceivedRequest request) {
        String path = request.path();
        int query = path.indexOf('?');
        return (query < 0 ? path : path.substring(0, query)).endsWith("/messages")
                ? new AnthropicForm()
                : new OpenAiForm();
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
