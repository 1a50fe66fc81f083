package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.provider.ClientRequest;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.openai.JsonField;
import io.llmrouter.engine.provider.openai.MalformedRequestException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as clients of the Responses API send them, documented at
 * https://platform.openai.com/docs/api-reference/responses/create. Fields it has no name for are carried through, and so
 * are items of the provider's own tools. Thread-safe. What cannot be understood is a {@link MalformedRequestException}
 * that names the place.
 */
public final class ResponsesRequestReader {

    private static final String TOOL_CHOICE = "tool_choice";
    private static final Set<String> NAMED = Set.of(
            "model",
            "input",
            "instructions",
            "tools",
            TOOL_CHOICE,
            "text",
            "reasoning",
            "max_output_tokens",
            "temperature",
            "top_p",
            "top_k",
            "seed",
            "stop",
            "frequency_penalty",
            "presence_penalty",
            "top_logprobs",
            "metadata",
            "service_tier",
            "stream");

    private ResponsesRequestReader() {}

    /** The request in a body of JSON bytes. */
    public static ClientRequest read(byte[] body) {
        JsonNode tree;
        try {
            tree = ExactJson.tree(body);
        } catch (IOException e) {
            throw MalformedRequestException.notJson(e);
        }
        JsonField root = new JsonField(tree, "");
        root.object();
        return new ClientRequest(
                request(root),
                root.get("model").optionalText(),
                root.get("stream").flag(),
                root.get("user").optionalText());
    }

    private static ChatRequest request(JsonField root) {
        Map<String, Object> extra = ExtraFields.of(root.node(), NAMED);
        ToolReader tools = new ToolReader(root.get("tools"));
        put(extra, "tools", tools.others());
        put(extra, "text", without(root.get("text"), "format"));
        put(extra, "reasoning", without(root.get("reasoning"), "effort"));
        ToolChoice choice = choice(root.get(TOOL_CHOICE), extra);
        return new ChatRequest(
                InputReader.read(root.get("instructions"), root.get("input")),
                tools.functions(),
                choice,
                output(root.get("text").get("format")),
                sampling(root),
                ReasoningEffort.of(root.get("reasoning").get("effort").optionalText()),
                terms(root),
                extra);
    }

    private static void put(Map<String, Object> extra, String name, @Nullable Object value) {
        if (value != null) {
            extra.put(name, value);
        }
    }

    private static @Nullable Map<String, Object> without(JsonField field, String name) {
        Map<String, Object> rest = field.given() ? ExtraFields.of(field.object().node(), Set.of(name)) : Map.of();
        return rest.isEmpty() ? null : rest;
    }

    /** Choices among the provider's own tools are carried through. */
    private static ToolChoice choice(JsonField choice, Map<String, Object> extra) {
        if (choice.node().isObject()) {
            if (choice.get("type").textOr("").equals("function")) {
                return new ToolChoice(ToolChoice.Mode.NAMED, choice.get("name").text());
            }
            extra.put(TOOL_CHOICE, ExactJson.plain(choice.node()));
            return ToolChoice.AUTO;
        }
        return switch (choice.textOr("auto")) {
            case "auto" -> ToolChoice.AUTO;
            case "none" -> new ToolChoice(ToolChoice.Mode.NONE, null);
            case "required" -> new ToolChoice(ToolChoice.Mode.REQUIRED, null);
            default -> throw choice.expected("'auto', 'none', 'required' or an object");
        };
    }

    private static OutputFormat output(JsonField format) {
        if (!format.given()) {
            return OutputFormat.TEXT;
        }
        return switch (format.object().get("type").text()) {
            case "text" -> OutputFormat.TEXT;
            case "json_object" -> OutputFormat.JSON;
            case "json_schema" ->
                new OutputFormat(
                        OutputFormat.Kind.SCHEMA,
                        format.get("name").text(),
                        format.get("schema").object().node().toString(),
                        format.get("strict").flag(),
                        format.get("description").optionalText());
            default -> throw format.get("type").expected("'text', 'json_object' or 'json_schema'");
        };
    }

    private static Sampling sampling(JsonField root) {
        JsonField stop = root.get("stop");
        List<String> stops = stop.node().isTextual()
                ? List.of(stop.text())
                : stop.items().stream().map(JsonField::text).toList();
        return root.made(() -> new Sampling(
                root.get("temperature").optionalDecimal(),
                root.get("top_p").optionalDecimal(),
                root.get("top_k").optionalInt(),
                root.get("max_output_tokens").optionalInt(),
                root.get("seed").optionalWhole(),
                stops,
                root.get("frequency_penalty").optionalDecimal(),
                root.get("presence_penalty").optionalDecimal(),
                root.get("top_logprobs").optionalInt()));
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
                .withMetadata(metadata);
    }
}
