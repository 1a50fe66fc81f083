package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.openai.JsonField;
import io.llmrouter.engine.provider.openai.MalformedRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads requests as clients of the Gemini API send them, documented at https://ai.google.dev/api/generate-content; the
 * model, and whether a stream is wanted, are told by the path. Both spellings of names are read. Fields without a name of
 * ours are carried through. Thread-safe. What cannot be understood is a {@link MalformedRequestException} that names the
 * place.
 */
public final class GeminiRequestReader {

    private static final Set<String> NAMED =
            Set.of("contents", "systemInstruction", "tools", "toolConfig", "generationConfig", "serviceTier", "model");

    private GeminiRequestReader() {}

    /** The request in a body of JSON bytes. */
    public static ChatRequest read(byte[] body) {
        JsonNode tree;
        try {
            tree = ExactJson.tree(body);
        } catch (IOException e) {
            throw MalformedRequestException.notJson(e);
        }
        return request(new JsonField(CamelNames.of(tree), ""));
    }

    private static ChatRequest request(JsonField root) {
        root.object();
        ConfigReader config = new ConfigReader(root.get("generationConfig"));
        Map<String, Object> extra = ExtraFields.of(root.node(), NAMED);
        List<ToolSpec> tools = tools(root, extra);
        keepToolConfig(root.get("toolConfig"), extra);
        if (!config.rest().isEmpty()) {
            extra.put("generationConfig", config.rest());
        }
        return new ChatRequest(
                TurnReader.read(root.get("systemInstruction"), root.get("contents")),
                tools,
                choice(root.get("toolConfig").get("functionCallingConfig")),
                config.output(),
                config.sampling(),
                config.effort(),
                Terms.USUAL.withServiceTier(root.get("serviceTier").optionalText()),
                extra);
    }

    private static List<ToolSpec> tools(JsonField root, Map<String, Object> extra) {
        List<String> allowed = names(root.get("toolConfig").get("functionCallingConfig"));
        boolean strict =
                mode(root.get("toolConfig").get("functionCallingConfig")).equals("VALIDATED");
        List<ToolSpec> tools = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (JsonField tool : root.get("tools").items()) {
            for (JsonField function : tool.object().get("functionDeclarations").items()) {
                ToolSpec spec = function(function.object(), strict);
                if (allowed.isEmpty() || allowed.contains(spec.name())) {
                    tools.add(spec);
                }
            }
            Map<String, Object> other = CarriedFields.map(ExactJson.plain(tool.node()));
            other.remove("functionDeclarations");
            if (!other.isEmpty()) {
                others.add(other);
            }
        }
        if (!others.isEmpty()) {
            extra.put(CarriedFields.TOOLS, others);
        }
        return tools;
    }

    private static ToolSpec function(JsonField function, boolean strict) {
        JsonNode schema = function.get("parametersJsonSchema").given()
                ? function.get("parametersJsonSchema").object().node()
                : PlainSchema.of(function.get("parameters").node());
        return new ToolSpec(
                function.get("name").text(),
                function.get("description").textOr(""),
                schema.isObject() ? schema.toString() : "",
                strict);
    }

    private static void keepToolConfig(JsonField config, Map<String, Object> extra) {
        Map<String, Object> rest = CarriedFields.map(ExactJson.plain(config.node()));
        rest.remove("functionCallingConfig");
        if (!rest.isEmpty()) {
            extra.put(CarriedFields.TOOL_CONFIG, rest);
        }
    }

    private static ToolChoice choice(JsonField calling) {
        List<String> allowed = names(calling);
        return switch (mode(calling)) {
            case "", "AUTO", "MODE_UNSPECIFIED", "VALIDATED" -> ToolChoice.AUTO;
            case "NONE" -> new ToolChoice(ToolChoice.Mode.NONE, null);
            case "ANY" ->
                allowed.size() == 1
                        ? new ToolChoice(ToolChoice.Mode.NAMED, allowed.get(0))
                        : new ToolChoice(ToolChoice.Mode.REQUIRED, null);
            default -> throw calling.get("mode").expected("'AUTO', 'ANY', 'VALIDATED' or 'NONE'");
        };
    }

    private static String mode(JsonField calling) {
        return calling.get("mode").textOr("");
    }

    private static List<String> names(JsonField calling) {
        List<String> names = new ArrayList<>();
        calling.get("allowedFunctionNames").items().forEach(name -> names.add(name.text()));
        return names;
    }
}
