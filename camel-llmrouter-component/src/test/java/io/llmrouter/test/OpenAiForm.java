package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenAI Chat Completions, as documented at https://platform.openai.com/docs/api-reference/chat. */
final class OpenAiForm implements WireForm {

    private static final String ID = "chatcmpl-scripted";
    private static final long CREATED = 1_750_000_000L;

    @Override
    public int status(ScriptedError error) {
        return error.status();
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        return object(
                "error", object("message", error.message(), "type", error.type(), "param", null, "code", error.code()));
    }

    @Override
    public Event event(Map<String, Object> error) {
        return new Event("", error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        Map<String, Object> message =
                object("role", "assistant", "content", answer.text().isEmpty() ? null : answer.text());
        if (!answer.reasoning().isEmpty()) {
            message.put("reasoning_content", answer.reasoning());
        }
        if (!answer.toolCalls().isEmpty()) {
            message.put(
                    "tool_calls",
                    answer.toolCalls().stream()
                            .map(call -> call(call, call.arguments()))
                            .toList());
        }
        Map<String, Object> choice = object("index", 0, "message", message, "finish_reason", answer.finishReason());
        Map<String, Object> whole = head("chat.completion", request.model(), List.of(choice));
        whole.put("usage", usage(answer));
        return whole;
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        List<Event> events = new ArrayList<>();
        String model = request.model();
        events.add(chunk(model, object("role", "assistant", "content", ""), null));
        if (!answer.reasoning().isEmpty()) {
            events.add(chunk(model, object("reasoning_content", answer.reasoning()), null));
        }
        answer.words().forEach(word -> events.add(chunk(model, object("content", word), null)));
        addToolCalls(events, model, answer.toolCalls());
        events.add(chunk(model, object(), answer.finishReason()));
        if (request.streamsUsage()) {
            Map<String, Object> last = head("chat.completion.chunk", model, List.of());
            last.put("usage", usage(answer));
            events.add(new Event("", last));
        }
        events.add(new Event("", "[DONE]"));
        return events;
    }

    private static void addToolCalls(List<Event> events, String model, List<Completion.Call> calls) {
        for (int i = 0; i < calls.size(); i++) {
            Completion.Call call = calls.get(i);
            int half = call.arguments().length() / 2;
            Map<String, Object> first = object("index", i);
            first.putAll(call(call, call.arguments().substring(0, half)));
            Map<String, Object> second = object(
                    "index", i, "function", object("arguments", call.arguments().substring(half)));
            events.add(chunk(model, object("tool_calls", List.of(first)), null));
            events.add(chunk(model, object("tool_calls", List.of(second)), null));
        }
    }

    private static Map<String, Object> call(Completion.Call call, String arguments) {
        Map<String, Object> function = object("name", call.name(), "arguments", arguments);
        return object("id", call.id(), "type", "function", "function", function);
    }

    private static Event chunk(String model, Map<String, Object> delta, String finish) {
        Map<String, Object> choice = object("index", 0, "delta", delta, "finish_reason", finish);
        return new Event("", head("chat.completion.chunk", model, List.of(choice)));
    }

    private static Map<String, Object> head(String kind, String model, List<?> choices) {
        return object("id", ID, "object", kind, "created", CREATED, "model", model, "choices", choices);
    }

    private static Map<String, Object> usage(Completion answer) {
        return object(
                "prompt_tokens", answer.input(),
                "completion_tokens", answer.output(),
                "total_tokens", answer.input() + answer.output());
    }
}
