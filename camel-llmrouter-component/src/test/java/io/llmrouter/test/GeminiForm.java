package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google Gemini, as documented at https://ai.google.dev/api/generate-content. */
final class GeminiForm implements WireForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ID = "gemini-scripted";

    @Override
    public int status(ScriptedError error) {
        String code = error.code() == null ? "" : error.code();
        return code.equals("invalid_api_key") ? 400 : error.status();
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        String code = error.code() == null ? "" : error.code();
        Map<String, Object> body =
                object("code", status(error), "message", message(code, error), "status", word(status(error)));
        if (code.equals("invalid_api_key")) {
            String type = "type.googleapis.com/google.rpc.ErrorInfo";
            body.put("details", List.of(object("@type", type, "reason", "API_KEY_INVALID")));
        }
        return object("error", body);
    }

    private static String message(String code, ScriptedError error) {
        return switch (code) {
            case "insufficient_quota" -> "Your prepayment credits are depleted.";
            case "context_length_exceeded" ->
                "The input token count (9000) exceeds the maximum number of tokens allowed (8192).";
            case "content_policy_violation" -> "The request was blocked by the safety filters.";
            case "model_not_found" -> "models/scripted is not found for API version v1beta";
            default -> error.message();
        };
    }

    private static String word(int status) {
        return switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 500 -> "INTERNAL";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> "";
        };
    }

    @Override
    public Event event(Map<String, Object> error) {
        return new Event("", error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        List<Object> parts = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            parts.add(object("text", answer.reasoning(), "thought", true));
        }
        if (!answer.text().isEmpty()) {
            parts.add(object("text", answer.text()));
        }
        answer.toolCalls().forEach(call -> parts.add(call(call)));
        return chunk(request.model(), parts, finishReason(answer), answer);
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        List<Event> events = new ArrayList<>();
        String model = request.model();
        if (!answer.reasoning().isEmpty()) {
            events.add(event(chunk(model, List.of(object("text", answer.reasoning(), "thought", true)), null, null)));
        }
        for (String word : answer.words()) {
            events.add(event(chunk(model, List.of(object("text", word)), null, null)));
        }
        answer.toolCalls().forEach(call -> events.add(event(chunk(model, List.of(call(call)), null, null))));
        events.add(event(chunk(model, List.of(object("text", "")), finishReason(answer), answer)));
        return events;
    }

    private static Map<String, Object> call(Completion.Call call) {
        return object("functionCall", object("id", call.id(), "name", call.name(), "args", json(call.arguments())));
    }

    private static Map<String, Object> chunk(String model, List<?> parts, String finish, Completion counted) {
        Map<String, Object> candidate = object("content", object("role", "model", "parts", parts), "index", 0);
        if (finish != null) {
            candidate.put("finishReason", finish);
        }
        Map<String, Object> chunk = object("candidates", List.of(candidate), "modelVersion", model, "responseId", ID);
        if (counted != null) {
            chunk.put(
                    "usageMetadata",
                    object(
                            "promptTokenCount", counted.input(),
                            "candidatesTokenCount", counted.output(),
                            "totalTokenCount", counted.input() + counted.output()));
        }
        return chunk;
    }

    private static String finishReason(Completion answer) {
        return switch (answer.finishReason()) {
            case "stop", "tool_calls" -> "STOP";
            case "length" -> "MAX_TOKENS";
            case "content_filter" -> "SAFETY";
            default -> "OTHER";
        };
    }

    private static Object json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a scripted tool call's arguments are not JSON: " + text, e);
        }
    }
}
