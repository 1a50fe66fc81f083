package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. */
final class ResponseReader {

    static final Set<String> NAMED = Set.of("model", "message", "response", "thinking", "done", "done_reason");

    private final OllamaErrors errors;

    ResponseReader(OllamaErrors errors) {
        this.errors = errors;
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

    private static ChatResponse answer(JsonNode root) {
        List<Content> content = new ArrayList<>();
        String thinking = AnswerParts.thinking(root);
        if (!thinking.isEmpty()) {
            content.add(new Content.Reasoning(thinking, null));
        }
        String text = AnswerParts.text(root);
        if (!text.isEmpty()) {
            content.add(Content.text(text));
        }
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : AnswerParts.toolCalls(root)) {
            calls.add(new ToolCall(
                    AnswerParts.id(call, calls.size()), AnswerParts.name(call), AnswerParts.arguments(call)));
        }
        @Nullable String word = root.path("done_reason").textValue();
        return new ChatResponse(
                "",
                root.path("model").asText(""),
                new Message(Role.ASSISTANT, content, calls, null, null),
                AnswerParts.reason(word, !calls.isEmpty()),
                word,
                AnswerParts.usage(root),
                ExtraFields.of(root, NAMED));
    }
}
