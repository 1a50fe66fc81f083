package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.provider.ClientRequest;
import io.llmrouter.engine.provider.JsonDifference;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads requests and writes them again: the provider is asked the same. */
public final class AnthropicMeaning {

    private AnthropicMeaning() {}

    /** What differs when the request is read and written again. */
    public static List<String> differences(JsonNode body) {
        ClientRequest read = AnthropicRequestReader.read(body.toString().getBytes(StandardCharsets.UTF_8));

        byte[] written = Encoded.request(
                        read.request(), String.valueOf(read.model()), Encoded.quirks(Map.of(), Set.of()), read.stream())
                .body();

        JsonNode again = RecordedExchanges.tree(new String(written, StandardCharsets.UTF_8));
        return JsonDifference.between(meaning(body), meaning(again)).stream()
                .filter(difference -> !isKnown(difference, read))
                .toList();
    }

    /** A model may stand in the path alone. A budget becomes an effort since Claude 4.6. */
    private static boolean isKnown(String difference, ClientRequest read) {
        boolean adaptive = ClaudeVersion.of(String.valueOf(read.model())).thinksAdaptively();
        boolean budget = read.request().effort().budgetTokens() != null;
        boolean thinking = budget && (difference.startsWith("/thinking/") || difference.startsWith("/output_config:"));
        return (adaptive && thinking) || difference.startsWith("/model: expected nothing");
    }

    /** One spelling for what means the same. */
    private static JsonNode meaning(JsonNode body) {
        ObjectNode plain = body.deepCopy();
        if (!plain.path("stream").asBoolean(false)) {
            plain.remove("stream");
        }
        if (plain.at("/tool_choice/type").asText().equals("auto")
                && plain.path("tool_choice").size() == 1) {
            plain.remove("tool_choice");
        }
        ArrayNode system = Json.mapper().createArrayNode();
        blocks(plain.path("system"), system);
        ArrayNode turns = Json.mapper().createArrayNode();
        for (JsonNode turn : plain.path("messages")) {
            if (turn.path("role").asText().equals("system")) {
                blocks(turn.path("content"), system);
                continue;
            }
            JsonNode last = turns.path(turns.size() - 1);
            if (!last.path("role").equals(turn.path("role"))) {
                last = turns.addObject().set("role", turn.path("role"));
                ((ObjectNode) last).putArray("content");
            }
            blocks(turn.path("content"), (ArrayNode) last.get("content"));
        }
        plain.remove("system");
        if (!system.isEmpty()) {
            plain.set("system", system);
        }
        plain.set("messages", turns);
        plain.path("tools").forEach(tool -> {
            if (tool.path("description").asText("x").isEmpty()) {
                ((ObjectNode) tool).remove("description");
            }
        });
        return plain;
    }

    private static void blocks(JsonNode content, ArrayNode into) {
        if (content.isTextual()) {
            into.addObject().put("type", "text").set("text", content);
            return;
        }
        content.forEach(block -> {
            ObjectNode plain = block.deepCopy();
            if (plain.path("type").asText().equals("tool_result")) {
                if (!plain.path("is_error").asBoolean(false)) {
                    plain.remove("is_error");
                }
                ArrayNode parts = Json.mapper().createArrayNode();
                blocks(plain.path("content"), parts);
                plain.set("content", parts);
            }
            if (plain.at("/cache_control/ttl").asText().equals("5m")) {
                ((ObjectNode) plain.get("cache_control")).remove("ttl");
            }
            into.add(plain);
        });
    }
}
