package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.provider.ClientRequest;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.JsonDifference;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads requests and writes them again: the provider is asked the same. */
public final class ResponsesMeaning {

    private static final Quirks QUIRKS = new Quirks(
            "/responses",
            Quirks.Auth.BEARER,
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE);

    private static final ResponsesDialect DIALECT = new ResponsesDialect(InstantSource.system());

    private ResponsesMeaning() {}

    /** What differs when the request is read and written again. */
    public static List<String> differences(JsonNode body) {
        ClientRequest read = ResponsesRequestReader.read(body.toString().getBytes(StandardCharsets.UTF_8));
        String model = String.valueOf(read.model());

        byte[] written = DIALECT.encode(read.request(), model, QUIRKS, read.stream())
                .fold(DialectRequest::body, failure -> {
                    throw new AssertionError(failure.toString());
                });

        JsonNode again = RecordedExchanges.tree(new String(written, StandardCharsets.UTF_8));
        return JsonDifference.between(meaning(body), meaning(again));
    }

    /** One spelling for what means the same. */
    private static JsonNode meaning(JsonNode body) {
        ObjectNode plain = (ObjectNode) body.deepCopy();
        if (!plain.path("stream").asBoolean(false)) {
            plain.remove("stream");
        }
        for (String name : List.of("include", "tool_choice", "previous_response_id")) {
            JsonNode value = plain.path(name);
            if (value.isNull()
                    || (value.isArray() && value.isEmpty())
                    || value.asText().equals("auto")) {
                plain.remove(name);
            }
        }
        ArrayNode input = Json.mapper().createArrayNode();
        if (!plain.path("instructions").asText("").isEmpty()) {
            add(input, message("system", plain.path("instructions")));
        }
        plain.remove("instructions");
        if (plain.path("input").isTextual()) {
            add(input, message("user", plain.path("input")));
        } else {
            plain.path("input").forEach(item -> add(input, item(item)));
        }
        plain.set("input", input);
        plain.set("tools", tools(plain.path("tools")));
        return plain;
    }

    private static ObjectNode message(String role, JsonNode text) {
        ObjectNode message = Json.mapper().createObjectNode().put("role", role);
        message.set("content", text);
        content(message, "content");
        return message;
    }

    /** Messages of one role that follow each other are one, and one that says nothing is none. */
    private static void add(ArrayNode input, JsonNode item) {
        JsonNode last = input.path(input.size() - 1);
        String role = item.path("role").asText("");
        boolean silent = role.equals("assistant")
                && item.at("/content/0/text").asText("").isEmpty();
        if (!role.isEmpty()
                && !role.equals("assistant")
                && last.path("role").asText("").equals(role)) {
            ((ArrayNode) last.path("content")).addAll((ArrayNode) item.path("content"));
        } else if (!silent) {
            input.add(item);
        }
    }

    /** Our functions come first. */
    private static JsonNode tools(JsonNode tools) {
        ArrayNode functions = Json.mapper().createArrayNode();
        ArrayNode others = Json.mapper().createArrayNode();
        tools.forEach(tool -> {
            ObjectNode plain = tool.deepCopy();
            boolean function = plain.path("type").asText().equals("function") && !plain.has("defer_loading");
            if (function && !plain.has("strict")) {
                plain.put("strict", true);
            }
            if (function
                    && (plain.path("description").asText("").isEmpty()
                            || plain.path("description").isNull())) {
                plain.remove("description");
            }
            (function ? functions : others).add(plain);
        });
        return functions.addAll(others);
    }

    private static JsonNode item(JsonNode item) {
        ObjectNode plain = item.deepCopy();
        String type = plain.path("type").asText("message");
        if (type.equals("message")) {
            plain.remove(List.of("type", "id", "status", "phase"));
            String role = plain.path("role").asText();
            plain.put("role", role.equals("developer") ? "system" : role);
            content(plain, "content");
        } else if (type.equals("function_call")) {
            plain.remove(List.of("id", "status"));
        } else if (type.equals("function_call_output")) {
            plain.remove(List.of("id", "status"));
            content(plain, "output");
        } else if (type.equals("reasoning")) {
            reasoning(plain);
        }
        return plain;
    }

    private static void content(ObjectNode item, String name) {
        JsonNode content = item.path(name);
        if (content.isTextual()) {
            item.putArray(name).addObject().put("type", "text").set("text", content);
            return;
        }
        content.forEach(part -> {
            ObjectNode plain = (ObjectNode) part;
            plain.remove(List.of("annotations", "logprobs"));
            plain.put("type", plain.path("type").asText().replaceAll("(in|out)put_text", "text"));
        });
    }

    /** The parts of a summary are told apart by an empty line. */
    private static void reasoning(ObjectNode item) {
        item.remove("status");
        if (item.path("encrypted_content").isNull()) {
            item.remove("encrypted_content");
        }
        StringBuilder all = new StringBuilder();
        for (JsonNode part : item.path("summary")) {
            all.append(all.isEmpty() ? "" : "\n\n").append(part.path("text").asText());
        }
        item.put("summary", all.toString());
        if (item.path("content").isEmpty()) {
            item.remove("content");
        }
        for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
            if (item.path(names.next()).isNull()) {
                names.remove();
            }
        }
    }
}
