package io.llmrouter.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as the {@link ScriptedProvider} received it.
 *
 * @param method the HTTP method
 * @param path the path with its query
 * @param headers the first value of each header; names are looked up without regard to case
 * @param body the JSON body as maps, lists, strings and numbers; empty if there was none
 */
public record ReceivedRequest(String method, String path, Map<String, String> headers, Map<String, Object> body) {

    private static final Pattern MODEL_IN_PATH =
            Pattern.compile("/models/([^/:]+):|/model/([^/]+)/(?:converse|invoke)");

    public ReceivedRequest {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
        body = new LinkedHashMap<>(body);
    }

    /** The path without its query. */
    String plainPath() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** The model asked for, in the body or in the path; or an empty text. */
    public String model() {
        Matcher inPath = MODEL_IN_PATH.matcher(plainPath());
        String otherwise = inPath.find() ? String.valueOf(inPath.group(inPath.group(1) == null ? 2 : 1)) : "";
        return body.get("model") instanceof String model ? model : otherwise;
    }

    /** Whether the answer is wanted piece by piece, which some protocols tell in the path. */
    public boolean stream() {
        return Boolean.TRUE.equals(body.get("stream"))
                || plainPath().endsWith(":streamGenerateContent")
                || plainPath().endsWith(":streamRawPredict")
                || plainPath().endsWith("/converse-stream")
                || plainPath().endsWith("/invoke-with-response-stream");
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
