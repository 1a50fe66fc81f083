package io.llmrouter.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers to operations beside chat, by the end of the path they are asked at: a vector of three numbers for each input,
 * the first of which is its length; documents in reverse order; harmful what says {@code bad}; and fixed sounds, images
 * and counts.
 */
public final class OperationReplies {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OperationReplies() {}

    /** The answer to a request; a 404 where there is none. */
    public static Reply of(ReceivedRequest request) {
        String path = request.plainPath();
        Map<String, Object> body = request.body();
        if (path.endsWith("/embeddings")) {
            return json(Map.of("data", embedded(body), "model", request.model(), "usage", Map.of("prompt_tokens", 7)));
        }
        if (path.endsWith("/rerank")) {
            return json(Map.of("results", reversed(body), "usage", Map.of("total_tokens", 11)));
        }
        if (path.endsWith("/moderations")) {
            return json(Map.of("results", List.of(judged(String.valueOf(body.get("input"))))));
        }
        if (path.endsWith("/audio/transcriptions")) {
            return json(Map.of("text", "Hello there.", "usage", Map.of("type", "duration", "seconds", 3)));
        }
        if (path.endsWith("/audio/speech")) {
            return Reply.raw(200, "audio/mpeg", "sound of " + body.get("input"));
        }
        if (path.endsWith("/images/generations")) {
            return json(Map.of("data", List.of(Map.of("b64_json", "AQID"))));
        }
        return path.endsWith("/count_tokens")
                ? json(Map.of("input_tokens", 14))
                : Reply.error(404, "invalid_request_error", "not_found", "nothing at " + path);
    }

    private static List<Map<String, Object>> embedded(Map<String, Object> body) {
        List<?> inputs = (List<?>) body.get("input");
        List<Map<String, Object>> data = new ArrayList<>();
        for (Object input : inputs) {
            data.add(Map.of(
                    "index",
                    data.size(),
                    "embedding",
                    List.of((double) input.toString().length(), 0.5, -1.0)));
        }
        return data;
    }

    private static List<Map<String, Object>> reversed(Map<String, Object> body) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (int at = ((List<?>) body.get("documents")).size() - 1; at >= 0; at--) {
            results.add(Map.of("index", at, "relevance_score", (at + 1) / 10.0));
        }
        return results;
    }

    private static Map<String, Object> judged(String input) {
        boolean bad = input.contains("bad");
        return Map.of(
                "flagged", bad,
                "categories", Map.of("harassment", bad),
                "category_scores", Map.of("harassment", bad ? 0.9 : 0.1));
    }

    private static Reply json(Map<String, Object> body) {
        try {
            return Reply.raw(200, "application/json", MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
