package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.JsonDifference;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads requests and writes them again: the provider is asked the same. */
public final class GeminiMeaning {

    private static final Quirks QUIRKS = new Quirks(
            "/models/{model}:generateContent",
            Quirks.Auth.BEARER,
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE);

    private static final GeminiDialect DIALECT = GeminiDialect.api(InstantSource.system());

    private GeminiMeaning() {}

    /** What differs when the request is read and written again. */
    public static List<String> differences(JsonNode body, String model) {
        ChatRequest request = GeminiRequestReader.read(body.toString().getBytes(StandardCharsets.UTF_8));
        byte[] written = DIALECT.encode(request, model, QUIRKS, false).fold(DialectRequest::body, failure -> {
            throw new AssertionError(failure.toString());
        });

        JsonNode again = RecordedExchanges.tree(new String(written, StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>(JsonDifference.between(meaning(CamelNames.of(body)), meaning(again)));
        if (!GeminiRequestReader.read(written).equals(request)) {
            all.add("read again, it is another request");
        }
        return all;
    }

    /** One spelling for what means the same. */
    private static JsonNode meaning(JsonNode body) {
        ObjectNode plain = (ObjectNode) body.deepCopy();
        ObjectNode config = plain.withObject("/generationConfig");
        if (config.path("responseMimeType").asText().equals("text/plain")) {
            config.remove("responseMimeType");
        }
        if (config.has("responseSchema")) {
            config.set("responseJsonSchema", PlainSchema.of(config.remove("responseSchema")));
        }
        if (config.has("thinkingConfig") && !config.path("thinkingConfig").has("includeThoughts")) {
            config.withObject("/thinkingConfig").put("includeThoughts", false);
        }
        plain.set("contents", turns(plain.path("contents")));
        JsonNode calling = plain.at("/toolConfig/functionCallingConfig");
        if (calling.path("allowedFunctionNames").size() > 1) {
            ((ObjectNode) calling).remove("allowedFunctionNames"); // all that are offered
        }
        if (plain.has("systemInstruction")) {
            ((ObjectNode) plain.get("systemInstruction")).remove("role");
        }
        plain.path("tools").forEach(tool -> tool.path("functionDeclarations").forEach(GeminiMeaning::function));
        return plain;
    }

    private static void function(JsonNode function) {
        ObjectNode object = (ObjectNode) function;
        if (object.has("parameters")) {
            object.set("parametersJsonSchema", PlainSchema.of(object.remove("parameters")));
        }
    }

    /** Turns of one side that follow each other are one. */
    private static ArrayNode turns(JsonNode contents) {
        ArrayNode turns = Json.mapper().createArrayNode();
        contents.forEach(turn -> {
            String role = turn.path("role").asText("user");
            JsonNode last = turns.path(turns.size() - 1);
            boolean more = last.path("role").asText().equals(role);
            ArrayNode parts =
                    more ? (ArrayNode) last.get("parts") : Json.mapper().createArrayNode();
            turn.path("parts").forEach(part -> {
                data(part);
                part.at("/functionResponse/parts").forEach(GeminiMeaning::data);
                parts.add(part);
            });
            if (!more) {
                turns.addObject().put("role", role).set("parts", parts);
            }
        });
        return turns;
    }

    private static void data(JsonNode part) {
        if (part.has("inlineData")) {
            ObjectNode data = (ObjectNode) part.get("inlineData");
            data.put("data", Parts.base64(data.path("data").asText()));
        }
    }
}
