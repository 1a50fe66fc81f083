package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ollama's own chat, as documented at https://docs.ollama.com/api/chat. */
final class OllamaForm implements WireForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public byte[] frame(String name, String data) {
        return (data + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] heartbeat() {
        return "\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int status(ScriptedError error) {
        return "insufficient_quota".equals(error.code()) ? 402 : error.status();
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        return object("error", message(error));
    }

    private static String message(ScriptedError error) {
        return switch (String.valueOf(error.code())) {
            case "insufficient_quota" -> "you have reached your usage limit";
            case "invalid_api_key" -> "unauthorized";
            case "model_not_found" -> "model 'scripted' not found";
            case "context_length_exceeded" -> "the input length exceeds the context length";
            case "content_policy_violation" -> "refused by a content filter";
            default -> error.message();
        };
    }

    @Override
    public Event event(Map<String, Object> error) {
        return new Event("", error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        if (isRefusal(answer)) {
            return object("error", "refused by a content filter");
        }
        Map<String, Object> message = object("role", "assistant", "content", answer.text());
        if (!answer.reasoning().isEmpty()) {
            message.put("thinking", answer.reasoning());
        }
        if (!answer.toolCalls().isEmpty()) {
            message.put("tool_calls", calls(answer.toolCalls()));
        }
        return last(answer, request.model(), message);
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        if (isRefusal(answer)) {
            return List.of(new Event("", object("error", "refused by a content filter")));
        }
        List<Event> events = new ArrayList<>();
        events.add(line(request.model(), object("role", "assistant", "content", "")));
        if (!answer.reasoning().isEmpty()) {
            events.add(
                    line(request.model(), object("role", "assistant", "content", "", "thinking", answer.reasoning())));
        }
        for (String word : answer.words()) {
            events.add(line(request.model(), object("role", "assistant", "content", word)));
        }
        if (!answer.toolCalls().isEmpty()) {
            Map<String, Object> message = object("role", "assistant", "content", "");
            message.put("tool_calls", calls(answer.toolCalls()));
            events.add(line(request.model(), message));
        }
        Map<String, Object> nothing = object("role", "assistant", "content", "");
        events.add(new Event("", last(answer, request.model(), nothing)));
        return events;
    }

    /** The protocol knows no refusal. */
    private static boolean isRefusal(Completion answer) {
        return answer.finishReason().equals("content_filter") && answer.text().isEmpty();
    }

    private static Event line(String model, Map<String, Object> message) {
        return new Event("", object("model", model, "message", message, "done", false));
    }

    private static Map<String, Object> last(Completion answer, String model, Map<String, Object> message) {
        String word = answer.finishReason().equals("tool_calls") ? "stop" : answer.finishReason();
        return object(
                "model",
                model,
                "message",
                message,
                "done",
                true,
                "done_reason",
                word,
                "prompt_eval_count",
                answer.input(),
                "eval_count",
                answer.output());
    }

    private static List<Object> calls(List<Completion.Call> calls) {
        List<Object> all = new ArrayList<>();
        for (Completion.Call call : calls) {
            Map<String, Object> function = object("name", call.name(), "arguments", json(call.arguments()));
            all.add(object("id", call.id(), "function", function));
        }
        return all;
    }

    private static Object json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a scripted tool call's arguments are not JSON: " + text, e);
        }
    }
}
