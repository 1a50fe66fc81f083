package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads chat requests as OpenAI clients send them, documented at
 * https://platform.openai.com/docs/api-reference/chat/create. Fields it has no name for are carried through. Thread-safe.
 * What cannot be understood is a {@link MalformedRequestException} that names the place.
 */
public final class OpenAiRequestReader {

    private static final String FUNCTION = "function";
    private static final Set<String> NAMED = Set.of(
            "model",
            "messages",
            "tools",
            "tool_choice",
            "response_format",
            "temperature",
            "top_p",
            "max_tokens",
            "max_completion_tokens",
            "seed",
            "stop",
            "top_k",
            "frequency_penalty",
            "presence_penalty",
            "logprobs",
            "top_logprobs",
            "reasoning_effort",
            "service_tier",
            "metadata",
            "stream",
            "stream_options");

    private OpenAiRequestReader() {}

    /** The request in a body of JSON bytes. */
    public static OpenAiChatRequest read(byte[] body) {
        try {
            return request(Json.mapper().readTree(body));
        } catch (IOException e) {
            throw MalformedRequestException.notJson(e);
        }
    }

    /** The request in a JSON text. */
    public static OpenAiChatRequest read(String body) {
        return request(tree(body));
    }

    /** The request in a map of maps, lists, texts, numbers and booleans. */
    public static OpenAiChatRequest read(Map<String, ?> body) {
        return request(Json.mapper().valueToTree(body));
    }

    /** Messages alone, as the JSON text of a list of them. */
    public static List<Message> messages(String json) {
        return MessageReader.read(new JsonField(tree(json), "messages"));
    }

    /** Messages alone, as a list of maps. */
    public static List<Message> messages(List<?> messages) {
        return MessageReader.read(new JsonField(Json.mapper().valueToTree(messages), "messages"));
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw MalformedRequestException.notJson(e);
        }
    }

    private static OpenAiChatRequest request(JsonNode tree) {
        JsonField root = new JsonField(tree, "");
        if (!tree.isObject()) {
            throw root.expected("a JSON object");
        }
        requireOneAnswer(root.get("n"));
        ChatRequest request = new ChatRequest(
                MessageReader.read(root.get("messages")),
                root.get("tools").items().stream()
                        .filter(OpenAiRequestReader::isFunction)
                        .map(OpenAiRequestReader::tool)
                        .toList(),
                toolChoice(root.get("tool_choice")),
                output(root.get("response_format")),
                sampling(root),
                ReasoningEffort.of(root.get("reasoning_effort").optionalText()),
                terms(root),
                extra(tree));
        return new OpenAiChatRequest(
                request,
                root.get("model").optionalText(),
                root.get("stream").flag(),
                root.get("stream_options").get("include_usage").flag(),
                root.get("user").optionalText());
    }

    /** Where an answer is a choice of many, which of them is paid for and logged would be anybody's guess. */
    private static void requireOneAnswer(JsonField n) {
        Long answers = n.optionalWhole();
        if (answers != null && answers != 1) {
            throw n.expected("1: a request gets one answer");
        }
    }

    /** Tools that the provider calls by itself are carried through; calls of custom tools have a form of their own. */
    private static boolean isFunction(JsonField tool) {
        String type = tool.object().get("type").textOr(FUNCTION);
        if (type.equals("custom")) {
            throw tool.get("type").expected("'function'");
        }
        return type.equals(FUNCTION);
    }

    private static ToolSpec tool(JsonField tool) {
        JsonField function = tool.get("function").object();
        JsonField parameters = function.get("parameters");
        return new ToolSpec(
                function.get("name").text(),
                function.get("description").textOr(""),
                parameters.given() ? parameters.object().node().toString() : "",
                function.get("strict").flag());
    }

    private static ToolChoice toolChoice(JsonField choice) {
        if (!choice.given()) {
            return ToolChoice.AUTO;
        }
        if (choice.node().isObject() && choice.node().path("type").asText("").equals("function")) {
            return new ToolChoice(
                    ToolChoice.Mode.NAMED, choice.get("function").get("name").text());
        }
        return switch (choice.node().asText("")) {
            case "auto" -> ToolChoice.AUTO;
            case "none" -> new ToolChoice(ToolChoice.Mode.NONE, null);
            case "required", "any" -> new ToolChoice(ToolChoice.Mode.REQUIRED, null);
            default -> throw choice.expected("'auto', 'none', 'required' or a function");
        };
    }

    private static OutputFormat output(JsonField format) {
        if (!format.given()) {
            return OutputFormat.TEXT;
        }
        return switch (format.object().get("type").text()) {
            case "text" -> OutputFormat.TEXT;
            case "json_object" -> OutputFormat.JSON;
            case "json_schema" -> schema(format.get("json_schema").object());
            default -> throw format.get("type").expected("'text', 'json_object' or 'json_schema'");
        };
    }

    private static OutputFormat schema(JsonField schema) {
        return new OutputFormat(
                OutputFormat.Kind.SCHEMA,
                schema.get("name").textOr("answer"),
                schema.get("schema").object().node().toString(),
                schema.get("strict").flag(),
                schema.get("description").optionalText());
    }

    private static Sampling sampling(JsonField root) {
        Integer newName = root.get("max_completion_tokens").optionalInt();
        Integer oldName = root.get("max_tokens").optionalInt();
        return root.made(() -> new Sampling(
                root.get("temperature").optionalDecimal(),
                root.get("top_p").optionalDecimal(),
                root.get("top_k").optionalInt(),
                newName == null ? oldName : newName,
                root.get("seed").optionalWhole(),
                stop(root.get("stop")),
                root.get("frequency_penalty").optionalDecimal(),
                root.get("presence_penalty").optionalDecimal(),
                logprobs(root)));
    }

    private static @Nullable Integer logprobs(JsonField root) {
        Integer others = root.get("top_logprobs").optionalInt();
        return root.get("logprobs").flag() && others == null ? Integer.valueOf(0) : others;
    }

    private static Terms terms(JsonField root) {
        Map<String, String> metadata = new LinkedHashMap<>();
        JsonField given = root.get("metadata");
        if (given.given()) {
            given.object()
                    .node()
                    .fieldNames()
                    .forEachRemaining(name -> metadata.put(name, given.get(name).text()));
        }
        return Terms.USUAL
                .withServiceTier(root.get("service_tier").optionalText())
                .withMetadata(metadata)
                .withToolsCache(toolsCache(root.get("tools")));
    }

    private static @Nullable CacheMark toolsCache(JsonField tools) {
        CacheMark last = null;
        for (JsonField tool : tools.items()) {
            CacheMark mark = CacheField.read(tool.get(CacheField.NAME));
            last = mark == null ? last : mark;
        }
        return last;
    }

    private static List<String> stop(JsonField stop) {
        if (stop.node().isTextual()) {
            return List.of(stop.text());
        }
        List<String> texts = new ArrayList<>();
        stop.items().forEach(item -> texts.add(item.text()));
        return texts;
    }

    private static Map<String, Object> extra(JsonNode root) {
        Map<String, Object> extra = new LinkedHashMap<>();
        root.properties().forEach(field -> {
            if (!NAMED.contains(field.getKey())) {
                extra.put(field.getKey(), plain(field.getValue()));
            }
        });
        List<Object> tools = new ArrayList<>();
        root.path("tools").forEach(tool -> {
            if (!tool.path("type").asText(FUNCTION).equals(FUNCTION)) {
                tools.add(plain(tool));
            }
        });
        if (!tools.isEmpty()) {
            extra.put("tools", tools);
        }
        if (plain(root.path("stream_options")) instanceof Map<?, ?> options && options.size() > 1) {
            extra.put("stream_options", options);
        }
        return extra;
    }

    private static @Nullable Object plain(JsonNode value) {
        return value.isMissingNode() ? null : ExactJson.plain(value);
    }
}
