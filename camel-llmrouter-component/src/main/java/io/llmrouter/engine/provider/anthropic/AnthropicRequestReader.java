package io.llmrouter.engine.provider.anthropic;

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
 * Reads requests as clients of Anthropic Messages send them, documented at
 * https://platform.claude.com/docs/en/api/messages/create. Fields it has no name for are carried through, and so are
 * blocks of the provider's own tools. Thread-safe. What cannot be understood is a {@link MalformedRequestException} that
 * names the place.
 */
public final class AnthropicRequestReader {

    private static final String TOOL_CHOICE = "tool_choice";
    private static final String OUTPUT_CONFIG = "output_config";
    private static final Set<String> NAMED = Set.of(
            "model",
            "messages",
            "system",
            "tools",
            TOOL_CHOICE,
            "thinking",
            OUTPUT_CONFIG,
            "max_tokens",
            "temperature",
            "top_p",
            "top_k",
            "stop_sequences",
            "metadata",
            "service_tier",
            "stream");

    private AnthropicRequestReader() {}

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
                root.get("metadata").get("user_id").optionalText());
    }

    private static ChatRequest request(JsonField root) {
        Map<String, Object> extra = ExtraFields.of(root.node(), NAMED);
        ToolReader tools = new ToolReader(root.get("tools"));
        tools.keepOthers(extra);
        ToolChoice choice = choice(root.get(TOOL_CHOICE));
        if (root.get(TOOL_CHOICE).get("disable_parallel_tool_use").flag()) {
            extra.put("parallel_tool_calls", false);
        }
        return new ChatRequest(
                TurnReader.read(root.get("system"), root.get("messages")),
                tools.functions(),
                choice,
                output(root.get(OUTPUT_CONFIG), extra),
                sampling(root),
                effort(root, extra),
                terms(root).withToolsCache(tools.mark()),
                extra);
    }

    private static ToolChoice choice(JsonField choice) {
        if (!choice.given()) {
            return ToolChoice.AUTO;
        }
        return switch (choice.object().get("type").text()) {
            case "auto" -> ToolChoice.AUTO;
            case "none" -> new ToolChoice(ToolChoice.Mode.NONE, null);
            case "any" -> new ToolChoice(ToolChoice.Mode.REQUIRED, null);
            case "tool" ->
                new ToolChoice(ToolChoice.Mode.NAMED, choice.get("name").text());
            default -> throw choice.get("type").expected("'auto', 'any', 'tool' or 'none'");
        };
    }

    private static OutputFormat output(JsonField config, Map<String, Object> extra) {
        if (!config.given()) {
            return OutputFormat.TEXT;
        }
        Map<String, Object> rest = ExtraFields.of(config.object().node(), Set.of("format", "effort"));
        if (!rest.isEmpty()) {
            extra.put(OUTPUT_CONFIG, rest);
        }
        JsonField format = config.get("format");
        if (!format.given()) {
            return OutputFormat.TEXT;
        }
        if (!format.object().get("type").text().equals("json_schema")) {
            throw format.get("type").expected("'json_schema'");
        }
        return OutputFormat.schema(
                "answer", format.get("schema").object().node().toString());
    }

    /** A budget or a word; how a model thinks adaptively is told by the word alone. */
    private static ReasoningEffort effort(JsonField root, Map<String, Object> extra) {
        JsonField thinking = root.get("thinking");
        String word = root.get(OUTPUT_CONFIG).get("effort").optionalText();
        if (!thinking.given()) {
            return ReasoningEffort.of(word);
        }
        return switch (thinking.object().get("type").text()) {
            case "enabled" ->
                new ReasoningEffort(word, thinking.get("budget_tokens").optionalInt());
            case "disabled" -> {
                keepEffort(word, extra);
                yield ReasoningEffort.of("none");
            }
            default -> {
                extra.put("thinking", ExactJson.plain(thinking.node()));
                yield ReasoningEffort.of(word);
            }
        };
    }

    /** A model may take pains without thinking. */
    private static void keepEffort(@Nullable String word, Map<String, Object> extra) {
        if (word != null) {
            Map<String, Object> config = new LinkedHashMap<>();
            if (extra.get(OUTPUT_CONFIG) instanceof Map<?, ?> rest) {
                rest.forEach((name, value) -> config.put(String.valueOf(name), value));
            }
            config.put("effort", word);
            extra.put(OUTPUT_CONFIG, config);
        }
    }

    private static Sampling sampling(JsonField root) {
        List<String> stop =
                root.get("stop_sequences").items().stream().map(JsonField::text).toList();
        return root.made(() -> new Sampling(
                root.get("temperature").optionalDecimal(),
                root.get("top_p").optionalDecimal(),
                root.get("top_k").optionalInt(),
                root.get("max_tokens").optionalInt(),
                null,
                stop,
                null,
                null,
                null));
    }

    private static Terms terms(JsonField root) {
        String user = root.get("metadata").get("user_id").optionalText();
        return Terms.USUAL
                .withServiceTier(root.get("service_tier").optionalText())
                .withMetadata(user == null ? Map.of() : Map.of("user_id", user));
    }
}
