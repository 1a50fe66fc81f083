package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenAI Responses, as documented at https://platform.openai.com/docs/api-reference/responses. */
final class ResponsesForm implements WireForm {

    private static final String ID = "resp_scripted";

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
        Map<String, Object> event = object("type", "error");
        event.putAll(error);
        return new Event("error", event);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        return response(request.model(), status(answer), output(answer), answer);
    }

    private static List<Object> output(Completion answer) {
        List<Object> output = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            output.add(reasoning(answer.reasoning()));
        }
        if (!answer.text().isEmpty()) {
            output.add(message(List.of(object("type", "output_text", "text", answer.text()))));
        }
        answer.toolCalls().forEach(call -> output.add(call(call, call.arguments())));
        return output;
    }

    private static Map<String, Object> reasoning(String text) {
        return object(
                "type", "reasoning",
                "id", "rs_scripted",
                "summary", List.of(object("type", "summary_text", "text", text)),
                "encrypted_content", "sealed");
    }

    private static Map<String, Object> message(List<?> content) {
        return object("type", "message", "id", "msg_scripted", "role", "assistant", "content", content);
    }

    private static Map<String, Object> call(Completion.Call call, String arguments) {
        return object("type", "function_call", "call_id", call.id(), "name", call.name(), "arguments", arguments);
    }

    private static String status(Completion answer) {
        return switch (answer.finishReason()) {
            case "length", "content_filter" -> "incomplete";
            default -> "completed";
        };
    }

    private static Map<String, Object> response(String model, String status, List<?> output, Completion counted) {
        Map<String, Object> response =
                object("id", ID, "object", "response", "status", status, "error", null, "model", model);
        response.put("output", output);
        if (status.equals("incomplete")) {
            String reason = counted.finishReason().equals("length") ? "max_output_tokens" : "content_filter";
            response.put("incomplete_details", object("reason", reason));
        }
        response.put(
                "usage",
                counted == null
                        ? null
                        : object(
                                "input_tokens", counted.input(),
                                "output_tokens", counted.output(),
                                "total_tokens", counted.input() + counted.output()));
        return response;
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        List<Event> events = new ArrayList<>();
        String model = request.model();
        events.add(event("response.created", "response", response(model, "in_progress", List.of(), null)));
        int item = 0;
        if (!answer.reasoning().isEmpty()) {
            events.add(
                    event("response.reasoning_summary_text.delta", "output_index", item, "delta", answer.reasoning()));
            events.add(
                    event("response.output_item.done", "output_index", item++, "item", reasoning(answer.reasoning())));
        }
        if (!answer.text().isEmpty()) {
            int index = item++;
            events.add(event("response.output_item.added", "output_index", index, "item", message(List.of())));
            answer.words()
                    .forEach(word -> events.add(event(
                            "response.output_text.delta", "output_index", index, "content_index", 0, "delta", word)));
            events.add(event(
                    "response.output_text.done", "output_index", index, "content_index", 0, "text", answer.text()));
        }
        for (Completion.Call call : answer.toolCalls()) {
            addCall(events, item++, call);
        }
        String status = status(answer);
        events.add(event("response." + status, "response", response(model, status, output(answer), answer)));
        return events;
    }

    private static void addCall(List<Event> events, int index, Completion.Call call) {
        int half = call.arguments().length() / 2;
        String delta = "response.function_call_arguments.delta";
        events.add(event("response.output_item.added", "output_index", index, "item", call(call, "")));
        events.add(event(delta, "output_index", index, "delta", call.arguments().substring(0, half)));
        events.add(event(delta, "output_index", index, "delta", call.arguments().substring(half)));
        events.add(event("response.output_item.done", "output_index", index, "item", call(call, call.arguments())));
    }

    private static Event event(String type, Object... namesAndValues) {
        Map<String, Object> data = object("type", type);
        data.putAll(object(namesAndValues));
        return new Event(type, data);
    }
}
