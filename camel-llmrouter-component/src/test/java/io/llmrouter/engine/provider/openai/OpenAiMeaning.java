package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.JsonDifference;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads requests and writes them again: the provider is asked the same. */
public final class OpenAiMeaning {

    private static final OpenAiDialect DIALECT = new OpenAiDialect(InstantSource.system());

    private OpenAiMeaning() {}

    /** What differs when the request is read and written again, with the names that a preset has for parts of messages. */
    public static List<String> differences(JsonNode body, Quirks preset) {
        Map<String, String> names = new HashMap<>(Map.of(MessageWriter.REASONING, "reasoning"));
        preset.rename().forEach((ours, theirs) -> {
            if (ours.startsWith("messages.") && !ours.equals(MessageWriter.REASONING)) {
                names.put(ours, theirs);
            }
        });
        Quirks quirks = ProviderKit.PLAIN.with(new Quirks(
                "",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                Set.of(),
                names,
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE));
        OpenAiChatRequest read = OpenAiRequestReader.read(body.toString());
        byte[] written = DIALECT.encode(read.request(), String.valueOf(read.model()), quirks, read.stream())
                .fold(DialectRequest::body, failure -> {
                    throw new AssertionError(failure.toString());
                });
        JsonNode again = RecordedExchanges.tree(new String(written, StandardCharsets.UTF_8));
        return JsonDifference.between(meaning(body), meaning(again));
    }

    /** One spelling for what means the same. */
    private static JsonNode meaning(JsonNode body) {
        ObjectNode plain = body.deepCopy();
        withoutNulls(plain);
        if (!plain.path("stream").asBoolean(false)) {
            plain.remove("stream");
        }
        String choice = plain.path("tool_choice").asText();
        if (choice.equals("auto")) {
            plain.remove("tool_choice");
        } else if (choice.equals("any")) {
            plain.put("tool_choice", "required");
        }
        if (plain.path("tools").isEmpty()) {
            plain.remove("tools");
        }
        if (plain.path("stop").isTextual()) {
            String stop = plain.path("stop").textValue();
            plain.putArray("stop").add(stop);
        }
        if (plain.has("max_completion_tokens")) {
            plain.set("max_tokens", plain.remove("max_completion_tokens"));
        }
        plain.remove("stream_options"); // usage is asked for whenever it can be
        schema(plain.at("/response_format/json_schema"));
        plain.path("messages").forEach(message -> message((ObjectNode) message));
        plain.path("tools").forEach(tool -> tool((ObjectNode) tool));
        return plain;
    }

    private static void schema(JsonNode schema) {
        if (schema.isObject() && !schema.path("strict").asBoolean(false)) {
            ((ObjectNode) schema).remove("strict");
        }
        if (schema.path("name").asText().equals("answer")) {
            ((ObjectNode) schema).remove("name"); // the name of those that have none
        }
    }

    private static void tool(ObjectNode tool) {
        if (!tool.has("type")) {
            tool.put("type", "function");
        }
        JsonNode function = tool.path("function");
        if (function.isObject()) {
            withoutNulls((ObjectNode) function);
            if (function.path("description").asText().isEmpty()) {
                ((ObjectNode) function).remove("description");
            }
            schema(function);
        }
    }

    private static void withoutNulls(ObjectNode object) {
        List<String> nulls = new ArrayList<>();
        object.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                nulls.add(field.getKey());
            }
        });
        object.remove(nulls);
    }

    private static void message(ObjectNode message) {
        withoutNulls(message);
        if (message.path("role").asText().equals("developer")) {
            message.put("role", "system");
        }
        JsonNode content = message.path("content");
        ArrayNode parts = Json.mapper().createArrayNode();
        if (content.isTextual()) {
            parts.addObject().put("type", "text").set("text", content);
        } else {
            content.forEach(part -> parts.add(part((ObjectNode) part)));
        }
        message.set("content", parts);
        if (message.has("reasoning_content")) {
            message.set("reasoning", message.remove("reasoning_content"));
        }
        if (!message.path("prefix").asBoolean(false)) {
            message.remove("prefix");
        }
        message.path("tool_calls").forEach(call -> ((ObjectNode) call).remove("index"));
        if (message.path("tool_calls").isEmpty()) {
            message.remove("tool_calls");
        }
    }

    private static ObjectNode part(ObjectNode part) {
        withoutNulls(part);
        JsonNode image = part.path("image_url");
        if (image.isTextual()) {
            part.putObject("image_url").set("url", image);
        }
        if (image.isObject() && part.has("detail")) {
            ((ObjectNode) image).set("detail", part.remove("detail"));
        }
        return part;
    }
}
