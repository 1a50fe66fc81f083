package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.InlineThoughts;
import io.llmrouter.engine.provider.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. */
final class ResponseReader {

    static final Set<String> NAMED = Set.of("model", "message", "response", "thinking", "done", "done_reason");

    private final OllamaErrors errors;
    private final @Nullable String begun;

    /** With the mark of thoughts that stands in the model's template; null where there is none. */
    ResponseReader(OllamaErrors errors, @Nullable String begun) {
        this.errors = errors;
        this.begun = begun;
    }

    Outcome<ChatResponse> read(byte[] body) {
        return Malformed.orTree(body).fold(this::read, Outcome::failed);
    }

    private Outcome<ChatResponse> read(JsonNode root) {
        if (OllamaErrors.isError(root)) {
            return Outcome.failed(errors.inside(root));
        }
        if (root.path("done").isBoolean() && !root.path("done").booleanValue()) {
            return Malformed.answer("it is a piece of a stream");
        }
        return AnswerParts.isAnswer(root) ? Outcome.answered(answer(root)) : Malformed.answer("it has no message");
    }

    private ChatResponse answer(JsonNode root) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : AnswerParts.toolCalls(root)) {
            calls.add(new ToolCall(
                    AnswerParts.id(call, calls.size()), AnswerParts.name(call), AnswerParts.arguments(call)));
        }
        @Nullable String word = root.path("done_reason").textValue();
        FinishReason reason = AnswerParts.reason(word, !calls.isEmpty());
        return new ChatResponse(
                "",
                root.path("model").asText(""),
                new Message(Role.ASSISTANT, content(root, reason), calls, null, null),
                reason,
                word,
                AnswerParts.usage(root),
                ExtraFields.of(root, NAMED));
    }

    private List<Content> content(JsonNode root, FinishReason reason) {
        String apart = AnswerParts.thinking(root);
        InlineThoughts.Parted parted =
                InlineThoughts.all(AnswerParts.text(root), reason == FinishReason.STOP, apart.isEmpty() ? begun : null);
        List<Content> content = new ArrayList<>(2);
        String thinking = apart + parted.reasoning();
        if (!thinking.isEmpty()) {
            content.add(new Content.Reasoning(thinking, null));
        }
        if (!parted.text().isEmpty()) {
            content.add(Content.text(parted.text()));
        }
        return content;
    }
}
