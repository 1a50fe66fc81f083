package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cohere's chat, version 2, as documented at https://docs.cohere.com/reference/chat-stream. */
final class CohereForm implements WireForm {

    private static final String ID = "cohere-scripted";

    @Override
    public int status(ScriptedError error) {
        boolean noCredit = "insufficient_quota".equals(error.code());
        return noCredit ? 402 : error.status();
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        return object("id", ID, "message", message(error));
    }

    private static String message(ScriptedError error) {
        return switch (String.valueOf(error.code())) {
            case "insufficient_quota" -> "Please add or update your payment method.";
            case "invalid_api_key" -> "invalid api token";
            case "model_not_found" -> "model 'scripted' not found, make sure the correct model ID was used";
            case "context_length_exceeded" -> "too many tokens: size limit exceeded by 808 tokens.";
            case "content_policy_violation" -> "blocked input: please adjust the prompt";
            default -> error.message();
        };
    }

    @Override
    public Event event(Map<String, Object> error) {
        return new Event("", error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        List<Object> content = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            content.add(object("type", "thinking", "thinking", answer.reasoning()));
        }
        if (!answer.text().isEmpty()) {
            content.add(object("type", "text", "text", answer.text()));
        }
        Map<String, Object> message = object("role", "assistant", "content", content);
        if (!answer.toolCalls().isEmpty()) {
            message.put("tool_plan", "I will look.");
            message.put(
                    "tool_calls",
                    answer.toolCalls().stream()
                            .map(call -> call(call, call.arguments()))
                            .toList());
        }
        return object("id", ID, "message", message, "finish_reason", reason(answer), "usage", usage(answer));
    }

    private static Map<String, Object> call(Completion.Call call, String arguments) {
        return object(
                "id", call.id(),
                "type", "function",
                "function", object("name", call.name(), "arguments", arguments));
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        List<Event> events = new ArrayList<>();
        events.add(event("message-start", "id", ID, "delta", object("message", object("role", "assistant"))));
        int index = 0;
        if (!answer.reasoning().isEmpty()) {
            addContent(events, index++, "thinking", List.of(answer.reasoning()));
        }
        if (!answer.text().isEmpty()) {
            addContent(events, index, "text", answer.words());
        }
        addCalls(events, answer.toolCalls());
        events.add(event("message-end", "delta", object("finish_reason", reason(answer), "usage", usage(answer))));
        return events;
    }

    private static void addContent(List<Event> events, int index, String kind, List<String> pieces) {
        events.add(part("content-start", index, "content", object("type", kind, kind, "")));
        pieces.forEach(piece -> events.add(part("content-delta", index, "content", object(kind, piece))));
        events.add(event("content-end", "index", index));
    }

    private static void addCalls(List<Event> events, List<Completion.Call> calls) {
        if (!calls.isEmpty()) {
            events.add(part("tool-plan-delta", 0, "tool_plan", "I will "));
            events.add(part("tool-plan-delta", 0, "tool_plan", "look."));
        }
        for (int i = 0; i < calls.size(); i++) {
            String arguments = calls.get(i).arguments();
            int half = arguments.length() / 2;
            events.add(part("tool-call-start", i, "tool_calls", call(calls.get(i), "")));
            for (String piece : List.of(arguments.substring(0, half), arguments.substring(half))) {
                events.add(part("tool-call-delta", i, "tool_calls", object("function", object("arguments", piece))));
            }
            events.add(event("tool-call-end", "index", i));
        }
    }

    private static Event part(String type, int index, String name, Object value) {
        return event(type, "index", index, "delta", object("message", object(name, value)));
    }

    private static Event event(String type, Object... namesAndValues) {
        Map<String, Object> data = object("type", type);
        data.putAll(object(namesAndValues));
        return new Event(type, data);
    }

    private static String reason(Completion answer) {
        return switch (answer.finishReason()) {
            case "stop" -> "COMPLETE";
            case "length" -> "MAX_TOKENS";
            case "tool_calls" -> "TOOL_CALL";
            case "content_filter" -> "ERROR_TOXIC";
            default -> answer.finishReason();
        };
    }

    private static Map<String, Object> usage(Completion answer) {
        Map<String, Object> billed = object("input_tokens", answer.input(), "output_tokens", answer.output());
        return object("billed_units", billed, "tokens", billed);
    }
}
