package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.conversation.CustomTools;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import io.llmrouter.engine.provider.openai.OpenAiErrors;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole answer. */
final class ResponseReader {

    /** The message of an answer of which a filter left nothing. */

    /** The type of a call of a tool that takes a text. */
    static final String CUSTOM = "custom_tool_call";

    /** Where items go that the records have no name for, such as a web search; they are carried as reasoning, too. */
    static final String OTHER_ITEMS = "output_items";

    /** The other fields that say something about the answer; most of them repeat the request. */
    private static final List<String> KEPT = List.of(
            "service_tier", "created_at", "completed_at", "conversation", "billing", "content_filters", "moderation");

    private final OpenAiErrors errors;
    private final List<Content> content = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();
    private final List<Object> annotations = new ArrayList<>();
    private final List<Object> logprobs = new ArrayList<>();
    private String family = "";
    private boolean refused;

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
        return root.path("output").isArray() ? answer(root) : Malformed.answer("it has no output");
    }

    private Outcome<ChatResponse> answer(JsonNode root) {
        family = ModelFamily.ofAnswer(root.path("model").asText(""));
        root.path("output").forEach(this::item);
        Ending ending = Ending.of(root, Ending.COMPLETED, refused, !calls.isEmpty());
        boolean silent = calls.isEmpty() && content.stream().allMatch(Content.Reasoning.class::isInstance);
        Optional<Failure> missing = silent ? Ending.empty(ending, root) : Optional.empty();
        return missing.isPresent() ? Outcome.failed(missing.get()) : Outcome.answered(response(root, ending));
    }

    private ChatResponse response(JsonNode root, Ending ending) {
        return new ChatResponse(
                root.path("id").asText(""),
                root.path("model").asText(""),
                new Message(Role.ASSISTANT, content, calls, null, null),
                ending.reason(),
                ending.word(),
                UsageReader.read(root),
                extra(root));
    }

    private void item(JsonNode item) {
        switch (item.path("type").asText("")) {
            case "message" -> parts(item).forEach(this::part);
            case "reasoning" -> content.add(Thoughts.of(item, family));
            case "function_call" -> add(call(item));
            case CUSTOM -> add(customCall(item));
            default -> {
                content.add(Thoughts.carried(item, family));
                GeneratedImage.of(item).ifPresent(image -> content.add(image.media()));
                others.add(ExactJson.plain(item));
            }
        }
    }

    private void add(ToolCall call) {
        if (AnswerForm.isAnswer(call.name())) {
            content.add(Content.text(call.arguments()));
        } else {
            calls.add(call);
        }
    }

    private void part(JsonNode part) {
        refused |= part.path("type").asText("").equals("refusal");
        String text = text(part);
        if (!text.isEmpty()) {
            content.add(Content.text(text));
        }
        part.path("annotations").forEach(annotation -> annotations.add(ExactJson.plain(annotation)));
        part.path("logprobs").forEach(word -> logprobs.add(ExactJson.plain(word)));
    }

    /** The parts of a message, which some servers give as one text. */
    static List<JsonNode> parts(JsonNode message) {
        JsonNode content = message.path("content");
        List<JsonNode> parts = new ArrayList<>();
        content.forEach(parts::add);
        return content.isTextual() ? List.of(Json.mapper().createObjectNode().set("text", content)) : parts;
    }

    /** What a part says, or refuses to say. */
    static String text(JsonNode part) {
        return part.path("text").asText("") + part.path("refusal").asText("");
    }

    static ToolCall call(JsonNode item) {
        String id = item.path("call_id").asText(item.path("id").asText(""));
        return new ToolCall(id, item.path("name").asText(""), arguments(item));
    }

    /** A call of a tool that takes a text. */
    static ToolCall customCall(JsonNode item) {
        return new ToolCall(
                call(item).id(),
                item.path("name").asText(""),
                CustomTools.arguments(item.path("input").asText("")));
    }

    /** The arguments of a call; some servers give an object instead of a text. */
    static String arguments(JsonNode item) {
        JsonNode arguments = item.path("arguments");
        return arguments.isContainerNode() ? arguments.toString() : arguments.asText("");
    }

    /** The other fields of an answer that came in pieces, and is whole at its end. */
    static Map<String, Object> extraOf(OpenAiErrors errors, JsonNode root) {
        ResponseReader reader = new ResponseReader(errors);
        root.path("output").forEach(reader::item);
        return reader.extra(root);
    }

    private Map<String, Object> extra(JsonNode root) {
        Map<String, Object> extra = new LinkedHashMap<>();
        for (String name : KEPT) {
            if (root.path(name).isValueNode()
                    ? !root.path(name).isNull()
                    : !root.path(name).isEmpty()) {
                extra.put(name, ExactJson.plain(root.path(name)));
            }
        }
        if (root.at("/usage/cost").isNumber()) {
            extra.put("cost", root.at("/usage/cost").decimalValue());
        }
        put(extra, "annotations", annotations);
        put(extra, "logprobs", logprobs);
        put(extra, OTHER_ITEMS, others);
        return extra;
    }

    private static void put(Map<String, Object> extra, String name, List<Object> list) {
        if (!list.isEmpty()) {
            extra.put(name, list);
        }
    }
}
