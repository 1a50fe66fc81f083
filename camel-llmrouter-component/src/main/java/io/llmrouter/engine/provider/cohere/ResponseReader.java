package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. It names no model. */
final class ResponseReader {

    /** The sources of the answer's statements, as the provider tells them. */
    static final String CITATIONS = "citations";

    static final Set<String> NAMED = Set.of("id", "message", "finish_reason");

    private final CohereErrors errors;
    private final List<Content> content = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();

    ResponseReader(CohereErrors errors) {
        this.errors = errors;
    }

    Outcome<ChatResponse> read(byte[] body) {
        return Malformed.orTree(body).fold(this::read, Outcome::failed);
    }

    private Outcome<ChatResponse> read(JsonNode root) {
        if (CohereErrors.isError(root)) {
            return Outcome.failed(errors.inside(root));
        }
        return root.path("message").isObject() ? answer(root) : Malformed.answer("it has no message");
    }

    private Outcome<ChatResponse> answer(JsonNode root) {
        JsonNode message = root.path("message");
        thought(message.path("tool_plan").asText(""), Thought.PLAN);
        message.path("content").forEach(this::part);
        message.path("tool_calls").forEach(this::call);
        @Nullable String word = root.path("finish_reason").textValue();
        Failure failure = FinishReasons.failure(word, AnswerPieces.areSilent(content, calls))
                .orElse(null);
        if (failure != null) {
            return Outcome.failed(failure);
        }
        return Outcome.answered(new ChatResponse(
                root.path("id").asText(""),
                "",
                new Message(Role.ASSISTANT, content, calls, null, null),
                FinishReasons.of(word, !calls.isEmpty()),
                word,
                UsageReader.read(root.path("usage")),
                extra(root)));
    }

    private void part(JsonNode part) {
        if (part.path("type").asText("").equals("thinking")) {
            thought(part.path("thinking").asText(""), Thought.THINKING);
        } else {
            text(part.path("text").asText(""));
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            content.add(Content.text(text));
        }
    }

    private void thought(String text, Thought kind) {
        if (!text.isEmpty()) {
            content.add(new Content.Reasoning(text, kind.signature()));
        }
    }

    private void call(JsonNode call) {
        JsonNode function = call.path("function");
        String name = function.path("name").asText("");
        String told = function.path("arguments").asText("");
        String arguments = told.isBlank() ? "{}" : told;
        if (AnswerForm.isAnswer(name)) {
            text(arguments);
        } else {
            calls.add(new ToolCall(call.path("id").asText(""), name, arguments));
        }
    }

    private static Map<String, Object> extra(JsonNode root) {
        Map<String, Object> extra = ExtraFields.of(root, NAMED);
        JsonNode citations = root.path("message").path(CITATIONS);
        if (!citations.isEmpty()) {
            extra.put(CITATIONS, ExactJson.plain(citations));
        }
        return extra;
    }
}
