package io.llmrouter.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as the {@link ScriptedProvider} received it.
 *
 * @param method the HTTP method
 * @param path the path with its query
 * @param headers the first value of each header; names are looked up without regard to case
 * @param body the JSON body as maps, lists, strings and numbers; empty if there was none
 */
public record ReceivedRequest(String method, String path, Map<String, String> headers, Map<String, Object> body) {

    public ReceivedRequest {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
        body = new LinkedHashMap<>(body);
    }

    /** The model asked for, or an empty text. */
    public String model() {
        return body.get("model") instanceof String model ? model : "";
    }

    /** Whether the answer is wanted piece by piece. */
    public boolean stream() {
        return Boolean.TRUE.equals(body.get("stream"));
    }

    /** Whether a stream is to end with a chunk that tells the usage. */
    boolean streamsUsage() {
        return body.get("stream_options") instanceof Map<?, ?> options
                && Boolean.TRUE.equals(options.get("include_usage"));
    }

    /** The messages, each with its {@code role} and {@code content}. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> messages() {
        return body.get("messages") instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    /** The text of the last message, plain or in parts; empty if there is none. */
    public String lastText() {
        List<Map<String, Object>> messages = messages();
        return messages.isEmpty() ? "" : text(messages.get(messages.size() - 1).get("content"));
    }

    private static String text(Object content) {
        if (content instanceof List<?> parts) {
            StringBuilder all = new StringBuilder();
            parts.forEach(part -> all.append(part instanceof Map<?, ?> map ? text(map.get("text")) : ""));
            return all.toString();
        }
        return content instanceof String text ? text : "";
    }
}
