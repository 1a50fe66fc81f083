package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question whose answer can be graded.
 *
 * @param id the same in every version of the set that has the question
 * @param task what it is an example of, such as {@code summary}; scores are kept by it
 * @param system instructions before the question; null for none
 * @param prompt the question
 * @param grading how the answer is graded
 * @param expected what the answer is compared with: a text, a regular expression, a number, a JSON schema, or what a judge
 *     is to look for
 * @param tolerance how far a number may be off
 */
public record GoldenCase(
        String id,
        String task,
        @Nullable String system,
        String prompt,
        Grading grading,
        String expected,
        double tolerance) {
    public GoldenCase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(grading, "grading");
        Objects.requireNonNull(expected, "expected");
    }

    /** The question as it is asked. */
    ChatRequest request() {
        List<Message> messages = new ArrayList<>();
        if (system != null) {
            messages.add(Message.system(system));
        }
        messages.add(Message.user(prompt));
        ChatRequest request = ChatRequest.of(messages);
        return grading == Grading.SCHEMA ? request.withOutput(OutputFormat.schema("answer", expected)) : request;
    }
}
