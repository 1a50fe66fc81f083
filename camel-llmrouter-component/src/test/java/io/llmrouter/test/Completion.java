package io.llmrouter.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chat answer, whatever the form it is sent in.
 *
 * @param text what is said
 * @param reasoning what was thought before
 * @param toolCalls the tools to call
 * @param finishReason why it ended, in OpenAI's words
 * @param input the tokens of the request
 * @param output the tokens of the answer
 */
record Completion(String text, String reasoning, List<Call> toolCalls, String finishReason, int input, int output) {

    /** One tool call; the arguments are JSON text. */
    record Call(String id, String name, String arguments) {}

    static Completion text(String text) {
        return new Completion(text, "", List.of(), "stop", 10, 5);
    }

    static Completion toolCall(String name, String arguments) {
        return new Completion("", "", List.of(new Call("call_" + name, name, arguments)), "tool_calls", 10, 5);
    }

    Completion withToolCallsOf(Completion other) {
        List<Call> calls = new ArrayList<>(toolCalls);
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

    /** The text in pieces, as a stream tells it. */
    List<String> words() {
        return Arrays.stream(text.split("(?<= )"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
