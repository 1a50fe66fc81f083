package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Anthropic Messages, as documented at https://platform.claude.com/docs/en/api/messages. */
final class AnthropicForm implements WireForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ID = "msg_scripted";

    @Override
    public int status(ScriptedError error) {
        boolean noCredit = "insufficient_quota".equals(error.code());
        return noCredit ? 400 : error.status() == 503 ? 529 : error.status();
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        String type = error.code() == null ? type(error.status()) : type(error.code(), error.status());
        String message = error.code() == null ? error.message() : message(error);
        return object("type", "error", "error", object("type", type, "message", message), "request_id", "req_scripted");
    }

    private static String type(String code, int status) {
        return switch (code) {
            case "insufficient_quota", "context_length_exceeded", "content_policy_violation" -> "invalid_request_error";
            default -> type(status);
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status >= 400 && status < 500 ? "invalid_request_error" : "api_error";
        };
    }

    private static String message(ScriptedError error) {
        return switch (error.code()) {
            case "insufficient_quota" -> "Your credit balance is too low to access the Anthropic API.";
            case "context_length_exceeded" -> "prompt is too long: 9000 tokens > 8192 maximum";
            case "content_policy_violation" -> "Output blocked by content filtering policy";
            case "invalid_api_key" -> "invalid x-api-key";
            case "model_not_found" -> "model: scripted";
            default -> error.message();
        };
    }

    @Override
    public Event event(Map<String, Object> error) {
        return new Event("error", error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        List<Object> content = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            content.add(object("type", "thinking", "thinking", answer.reasoning(), "signature", "sig_scripted"));
        }
        if (!answer.text().isEmpty()) {
            content.add(object("type", "text", "text", answer.text()));
        }
        for (Completion.Call call : answer.toolCalls()) {
            content.add(
                    object("type", "tool_use", "id", call.id(), "name", call.name(), "input", json(call.arguments())));
        }
        Map<String, Object> message = head(request.model(), content, stopReason(answer));
        message.put("usage", usage(answer.input(), answer.output()));
        return message;
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        List<Event> events = new ArrayList<>();
        Map<String, Object> message = head(request.model(), List.of(), null);
        message.put("usage", usage(answer.input(), 1));
        events.add(event("message_start", "message", message));
        events.add(event("ping"));
        int block = 0;
        if (!answer.reasoning().isEmpty()) {
            List<Object> thoughts = List.of(
                    object("type", "thinking_delta", "thinking", answer.reasoning()),
                    object("type", "signature_delta", "signature", "sig_scripted"));
            addBlock(events, block++, object("type", "thinking", "thinking", "", "signature", ""), thoughts);
        }
        if (!answer.text().isEmpty()) {
            List<?> words = answer.words().stream()
                    .map(word -> object("type", "text_delta", "text", word))
                    .toList();
            addBlock(events, block++, object("type", "text", "text", ""), words);
        }
        for (Completion.Call call : answer.toolCalls()) {
            Map<String, Object> start =
                    object("type", "tool_use", "id", call.id(), "name", call.name(), "input", object());
            addBlock(events, block++, start, halves(call.arguments()));
        }
        Map<String, Object> delta = object("stop_reason", stopReason(answer), "stop_sequence", null);
        events.add(event("message_delta", "delta", delta, "usage", object("output_tokens", answer.output())));
        events.add(event("message_stop"));
        return events;
    }

    private static void addBlock(List<Event> events, int index, Map<String, Object> start, List<?> deltas) {
        events.add(event("content_block_start", "index", index, "content_block", start));
        deltas.forEach(delta -> events.add(event("content_block_delta", "index", index, "delta", delta)));
        events.add(event("content_block_stop", "index", index));
    }

    private static List<?> halves(String arguments) {
        int half = arguments.length() / 2;
        return List.of(
                object("type", "input_json_delta", "partial_json", ""),
                object("type", "input_json_delta", "partial_json", arguments.substring(0, half)),
                object("type", "input_json_delta", "partial_json", arguments.substring(half)));
    }

    private static Event event(String type, Object... namesAndValues) {
        Map<String, Object> data = object("type", type);
        data.putAll(object(namesAndValues));
        return new Event(type, data);
    }

    private static Map<String, Object> head(String model, List<?> content, String stopReason) {
        return object(
                "id", ID,
                "type", "message",
                "role", "assistant",
                "model", model,
                "content", content,
                "stop_reason", stopReason,
                "stop_sequence", null);
    }

    private static String stopReason(Completion answer) {
        return switch (answer.finishReason()) {
            case "stop" -> "end_turn";
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> answer.finishReason();
        };
    }

    private static Map<String, Object> usage(int input, int output) {
        return object(
                "input_tokens",
                input,
                "cache_creation_input_tokens",
                0,
                "cache_read_input_tokens",
                0,
                "output_tokens",
                output);
    }

    private static Object json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a scripted tool call's arguments are not JSON: " + text, e);
        }
    }
}
