package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import java.util.List;
import java.util.Map;

/**
 * Google Gemini at Vertex AI, as documented at
 * https://docs.cloud.google.com/vertex-ai/generative-ai/docs/reference/rest/v1/GenerateContentResponse: the same answers,
 * with the time they were made and the kind of traffic they were counted as.
 */
final class VertexForm implements WireForm {

    private final GeminiForm gemini = new GeminiForm();

    @Override
    public int status(ScriptedError error) {
        return "invalid_api_key".equals(error.code()) ? 401 : gemini.status(error);
    }

    /** An access token that is not good is told as one. */
    @Override
    public Map<String, Object> error(ScriptedError error) {
        if (!"invalid_api_key".equals(error.code())) {
            return gemini.error(error);
        }
        String message = "Request had invalid authentication credentials. Expected OAuth 2 access token.";
        return object("error", object("code", 401, "message", message, "status", "UNAUTHENTICATED"));
    }

    @Override
    public Event event(Map<String, Object> error) {
        return gemini.event(error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        return here(gemini.whole(answer, request));
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        return gemini.events(answer, request).stream()
                .map(event -> new Event(event.name(), here((Map<?, ?>) event.data())))
                .toList();
    }

    private static Map<String, Object> here(Map<?, ?> answer) {
        Map<String, Object> all = object("createTime", "2026-11-20T12:00:00.000001Z");
        answer.forEach((name, value) -> all.put(String.valueOf(name), value));
        if (all.get("usageMetadata") instanceof Map<?, ?> counted) {
            Map<String, Object> usage = object("trafficType", "ON_DEMAND");
            counted.forEach((name, value) -> usage.put(String.valueOf(name), value));
            all.put("usageMetadata", usage);
        }
        return all;
    }
}
