package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.EmptyAnswer;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.conversation.CalledTools;
import io.llmrouter.engine.provider.conversation.CustomTools;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. */
final class ResponseReader {

    private static final Set<String> NAMED = Set.of("id", "object", "model", "choices", "usage", "error");

    private final OpenAiErrors errors;
    private final @Nullable String begun;

    /** With the mark of thoughts that stands in the model's template; null where there is none. */
    ResponseReader(OpenAiErrors errors, @Nullable String begun) {
        this.errors = errors;
        this.begun = begun;
    }

    Outcome<ChatResponse> read(byte[] body) {
        return Malformed.orTree(body).fold(this::read, Outcome::failed);
    }

    private Outcome<ChatResponse> read(JsonNode root) {
        if (OpenAiErrors.isError(root)) {
            return Outcome.failed(errors.inside(root));
        }
        JsonNode first = Choice.first(root.path("choices"));
        JsonNode choice = first.isMissingNode() ? root.path("choices").path(0) : first;
        if (OpenAiErrors.isError(choice)) {
            return Outcome.failed(errors.inside(choice));
        }
        return choice.path("message").isObject()
                ? answer(root, choice)
                : Malformed.answer("it has no choice with a message");
    }

    private Outcome<ChatResponse> answer(JsonNode root, JsonNode choice) {
        JsonNode message = choice.path("message");
        MessageText told = MessageText.read(message);
        List<ToolCall> calls = toolCalls(message);
        String answer = answer(calls);
        boolean answered = calls.removeIf(call -> AnswerForm.isAnswer(call.name()));
        @Nullable String word = FinishReasons.said(choice);
        FinishReason reason = FinishReasons.of(word, !told.refusal().isEmpty(), !calls.isEmpty(), answered);
        MessageText said = told.withThoughtsApart(reason == FinishReason.STOP && !answered, begun);
        boolean silent = said.text().isEmpty() && said.refusal().isEmpty() && calls.isEmpty() && !answered;
        Optional<Failure> empty = silent ? EmptyAnswer.failure(reason, word) : Optional.empty();
        if (empty.isPresent()) {
            return Outcome.failed(empty.get());
        }
        return Outcome.answered(new ChatResponse(
                root.path("id").asText(""),
                root.path("model").asText(""),
                new Message(Role.ASSISTANT, content(said, answer, message), calls, null, null),
                reason,
                word,
                UsageReader.read(root.path("usage"), root.path("service_tier")),
                extra(root, choice)));
    }

    /** What calls of the answer's own tool say. */
    private static String answer(List<ToolCall> calls) {
        String answer = "";
        for (ToolCall call : calls) {
            answer += AnswerForm.isAnswer(call.name()) ? call.arguments() : "";
        }
        return answer;
    }

    private static List<Content> content(MessageText said, String answer, JsonNode message) {
        List<Content> parts = new ArrayList<>(2);
        String signature = ReasoningDetails.signature(message);
        if (!said.reasoning().isEmpty() || signature != null) {
            parts.add(new Content.Reasoning(said.reasoning(), signature));
        }
        String text = said.text().concat(said.refusal()).concat(answer);
        if (!text.isEmpty()) {
            parts.add(Content.text(text));
        }
        return parts;
    }

    private static List<ToolCall> toolCalls(JsonNode message) {
        List<ToolCall> calls = new ArrayList<>();
        message.path("tool_calls").forEach(call -> calls.add(toolCall(CallPiece.of(call), calls.size())));
        CallPiece old = CallPiece.old(message.path("function_call"));
        if (!old.name().isEmpty()) {
            calls.add(toolCall(old, calls.size()));
        }
        return calls;
    }

    private static ToolCall toolCall(CallPiece call, int place) {
        String arguments = call.custom() ? CustomTools.arguments(call.arguments()) : call.arguments();
        return new ToolCall(CalledTools.id(call.id(), place, call.name()), call.name(), arguments);
    }

    private static Map<String, Object> extra(JsonNode root, JsonNode choice) {
        Map<String, Object> extra = new LinkedHashMap<>();
        root.properties().forEach(field -> {
            if (!NAMED.contains(field.getKey())) {
                extra.put(field.getKey(), ExactJson.plain(field.getValue()));
            }
        });
        ExtraFields beside = new ExtraFields();
        Choice.keep(choice, beside);
        beside.fields().forEach(extra::putIfAbsent);
        JsonNode parts = Choice.otherParts(choice.path("message"));
        if (!parts.isEmpty()) {
            extra.putIfAbsent(Choice.PARTS, ExactJson.plain(parts));
        }
        return extra;
    }
}
