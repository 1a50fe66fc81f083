package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. */
final class ResponseReader {

    /** What an answer may hold beside its text and that the records have no name for. */
    static final List<String> MESSAGE_EXTRAS = List.of("annotations", "audio", "images");

    /** Of these, the lists, which go on from piece to piece of a stream. */
    static final List<String> MESSAGE_LISTS = List.of("annotations", "images");

    /** The probabilities of words, which stand in the choice. */
    static final String LOGPROBS = "logprobs";

    private static final Set<String> NAMED = Set.of("id", "object", "model", "choices", "usage", "error");
    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    private final OpenAiErrors errors;

    ResponseReader(OpenAiErrors errors) {
        this.errors = errors;
    }

    Outcome<ChatResponse> read(byte[] body) {
        return Malformed.orTree(body).fold(this::read, Outcome::failed);
    }

    private Outcome<ChatResponse> read(JsonNode root) {
        if (OpenAiErrors.isError(root)) {
            return Outcome.failed(errors.inside(root));
        }
        JsonNode choice = root.path("choices").path(0);
        if (OpenAiErrors.isError(choice)) {
            return Outcome.failed(errors.inside(choice));
        }
        return choice.path("message").isObject()
                ? answer(root, choice)
                : Malformed.answer("it has no choice with a message");
    }

    private static Outcome<ChatResponse> answer(JsonNode root, JsonNode choice) {
        JsonNode message = choice.path("message");
        MessageText said = MessageText.read(message);
        List<ToolCall> calls = toolCalls(message);
        String answer = answer(calls);
        boolean answered = calls.removeIf(call -> AnswerForm.isAnswer(call.name()));
        @Nullable String word = choice.path("finish_reason").textValue();
        FinishReason reason = FinishReasons.of(word, !said.refusal().isEmpty(), !calls.isEmpty(), answered);
        boolean silent = said.text().isEmpty() && said.refusal().isEmpty() && calls.isEmpty() && !answered;
        if (reason == FinishReason.CONTENT_FILTER && silent) {
            return Outcome.failed(FailureKind.CONTENT_POLICY, "the provider's content filter took the whole answer");
        }
        return Outcome.answered(new ChatResponse(
                root.path("id").asText(""),
                root.path("model").asText(""),
                new Message(Role.ASSISTANT, content(said, answer, message), calls, null, null),
                reason,
                word,
                UsageReader.read(root.path("usage"), root.path("service_tier")),
                extra(root, choice, message)));
    }

    /** What calls of the answer's own tool say. */
    private static String answer(List<ToolCall> calls) {
        return calls.stream()
                .filter(call -> AnswerForm.isAnswer(call.name()))
                .map(ToolCall::arguments)
                .collect(Collectors.joining());
    }

    private static List<Content> content(MessageText said, String answer, JsonNode message) {
        List<Content> parts = new ArrayList<>(2);
        String signature = ReasoningDetails.signature(message.path(ReasoningDetails.NAME));
        if (!said.reasoning().isEmpty() || signature != null) {
            parts.add(new Content.Reasoning(said.reasoning(), signature));
        }
        String text = said.text() + said.refusal() + answer;
        if (!text.isEmpty()) {
            parts.add(Content.text(text));
        }
        return parts;
    }

    private static List<ToolCall> toolCalls(JsonNode message) {
        List<ToolCall> calls = new ArrayList<>();
        message.path("tool_calls")
                .forEach(call -> calls.add(toolCall(call.path("id").asText(""), call)));
        JsonNode function = message.path("function_call");
        if (!function.path("name").asText("").isEmpty()) {
            calls.add(new ToolCall("function_call", function.path("name").asText(""), arguments(function)));
        }
        return calls;
    }

    private static ToolCall toolCall(String id, JsonNode call) {
        JsonNode function = call.path("function");
        return new ToolCall(id, function.path("name").asText(""), arguments(function));
    }

    /** Some servers give the arguments as an object instead of as text. */
    private static String arguments(JsonNode function) {
        JsonNode arguments = function.path("arguments");
        return arguments.isContainerNode() ? arguments.toString() : arguments.asText("");
    }

    private static Map<String, Object> extra(JsonNode root, JsonNode choice, JsonNode message) {
        Map<String, Object> extra = new LinkedHashMap<>();
        root.properties().forEach(field -> {
            if (!NAMED.contains(field.getKey())) {
                extra.put(field.getKey(), plain(field.getValue()));
            }
        });
        JsonNode logprobs = choice.path(LOGPROBS);
        if (logprobs.isContainerNode() && !logprobs.isEmpty()) {
            extra.put(LOGPROBS, plain(logprobs));
        }
        for (String name : MESSAGE_EXTRAS) {
            JsonNode value = message.path(name);
            if (value.isContainerNode() && !value.isEmpty()) {
                extra.put(name, plain(value));
            }
        }
        return extra;
    }

    private static Object plain(JsonNode value) {
        return Json.mapper().convertValue(value, ANY);
    }
}
