package io.llmrouter.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer in the form of the OpenAI Chat Completions API, whole or in chunks. The form is documented at
 * https://platform.openai.com/docs/api-reference/chat.
 */
record Completion(
        String text,
        String reasoning,
        List<Map<String, Object>> toolCalls,
        String finishReason,
        int input,
        int output) {

    private static final String ID = "chatcmpl-scripted";
    private static final long CREATED = 1_750_000_000L;

    static Completion text(String text) {
        return new Completion(text, "", List.of(), "stop", 10, 5);
    }

    static Completion toolCall(String name, String arguments) {
        Map<String, Object> function = object("name", name, "arguments", arguments);
        Map<String, Object> call = object("id", "call_" + name, "type", "function", "function", function);
        return new Completion("", "", List.of(call), "tool_calls", 10, 5);
    }

    Completion withToolCallsOf(Completion other) {
        List<Map<String, Object>> calls = new ArrayList<>(toolCalls);
        calls.addAll(other.toolCalls);
        return new Completion(text, reasoning, calls, "tool_calls", input, output);
    }

    Completion withReasoning(String thoughts) {
        return new Completion(text, thoughts, toolCalls, finishReason, input, output);
    }

    Completion withFinishReason(String word) {
        return new Completion(text, reasoning, toolCalls, word, input, output);
    }

    Completion withUsage(int inputTokens, int outputTokens) {
        return new Completion(text, reasoning, toolCalls, finishReason, inputTokens, outputTokens);
    }

    Map<String, Object> whole(String model) {
        Map<String, Object> message = object("role", "assistant", "content", text.isEmpty() ? null : text);
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning);
        }
        if (!toolCalls.isEmpty()) {
            message.put("tool_calls", toolCalls);
        }
        Map<String, Object> choice = object("index", 0, "message", message, "finish_reason", finishReason);
        Map<String, Object> answer = head("chat.completion", model, List.of(choice));
        answer.put("usage", usage());
        return answer;
    }

    List<Map<String, Object>> chunks(String model, boolean withUsage) {
        List<Map<String, Object>> chunks = new ArrayList<>();
        chunks.add(chunk(model, object("role", "assistant", "content", ""), null));
        if (!reasoning.isEmpty()) {
            chunks.add(chunk(model, object("reasoning_content", reasoning), null));
        }
        for (String word : text.split("(?<= )")) {
            if (!word.isEmpty()) {
                chunks.add(chunk(model, object("content", word), null));
            }
        }
        addToolCalls(chunks, model);
        chunks.add(chunk(model, object(), finishReason));
        if (withUsage) {
            Map<String, Object> last = head("chat.completion.chunk", model, List.of());
            last.put("usage", usage());
            chunks.add(last);
        }
        return chunks;
    }

    private void addToolCalls(List<Map<String, Object>> chunks, String model) {
        for (int i = 0; i < toolCalls.size(); i++) {
            Map<String, Object> call = toolCalls.get(i);
            Map<?, ?> function = (Map<?, ?>) call.get("function");
            String arguments = (String) function.get("arguments");
            int half = arguments.length() / 2;
            Map<String, Object> first = object("index", i);
            first.putAll(call);
            first.put("function", object("name", function.get("name"), "arguments", arguments.substring(0, half)));
            Map<String, Object> second = object("index", i, "function", object("arguments", arguments.substring(half)));
            chunks.add(chunk(model, object("tool_calls", List.of(first)), null));
            chunks.add(chunk(model, object("tool_calls", List.of(second)), null));
        }
    }

    private static Map<String, Object> chunk(String model, Map<String, Object> delta, String finish) {
        Map<String, Object> choice = object("index", 0, "delta", delta, "finish_reason", finish);
        return head("chat.completion.chunk", model, List.of(choice));
    }

    private static Map<String, Object> head(String kind, String model, List<?> choices) {
        return object("id", ID, "object", kind, "created", CREATED, "model", model, "choices", choices);
    }

    private Map<String, Object> usage() {
        return object("prompt_tokens", input, "completion_tokens", output, "total_tokens", input + output);
    }

    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
