package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Calls of tools and their results in a written request, read by plain paths that share nothing with the dialects. */
enum WrittenCalls {
    CHAT,
    RESPONSES,
    ANTHROPIC,
    BEDROCK,
    GEMINI,
    COHERE,
    OLLAMA;

    /** A call; the place counts messages and the parts of them. */
    record Call(int place, String id, String name, JsonNode arguments) {}

    /** A result; the name is empty where the protocol has none. */
    record Result(int place, String id, String name, String text) {}

    /** All of a request. */
    record Found(List<Call> calls, List<Result> results) {}

    /** Whether results must stand right behind the message with their calls. */
    boolean adjoins() {
        return this != RESPONSES;
    }

    /** What a body holds of them. */
    Found in(JsonNode body) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        switch (this) {
            case CHAT, COHERE, OLLAMA -> messages(body, found);
            case RESPONSES -> items(body, found);
            case ANTHROPIC, BEDROCK -> blocks(body, found);
            case GEMINI -> parts(body, found);
        }
        return found;
    }

    private static void messages(JsonNode body, Found found) {
        int place = 0;
        for (JsonNode message : body.path("messages")) {
            place++;
            for (JsonNode call : message.path("tool_calls")) {
                JsonNode function = call.path("function");
                found.calls.add(
                        new Call(place, text(call, "id"), text(function, "name"), object(function.path("arguments"))));
            }
            if (message.path("role").asText().equals("tool")) {
                found.results.add(new Result(
                        place,
                        text(message, "tool_call_id"),
                        text(message, "tool_name"),
                        message.path("content").toString()));
            }
        }
    }

    /** Results may stand in any order here. */
    private static void items(JsonNode body, Found found) {
        int place = 0;
        for (JsonNode item : body.path("input")) {
            place++;
            if (item.path("type").asText().equals("function_call")) {
                found.calls.add(
                        new Call(place, text(item, "call_id"), text(item, "name"), object(item.path("arguments"))));
            } else if (item.path("type").asText().equals("function_call_output")) {
                found.results.add(new Result(
                        place, text(item, "call_id"), "", item.path("output").toString()));
            }
        }
        List<String> ids = found.calls.stream().map(Call::id).toList();
        found.results.sort(Comparator.comparingInt(result -> ids.indexOf(result.id())));
    }

    private static void blocks(JsonNode body, Found found) {
        int place = 0;
        for (JsonNode message : body.path("messages")) {
            place++;
            for (JsonNode block : message.path("content")) {
                boolean anthropic = block.has("type");
                JsonNode use = anthropic ? block : block.path("toolUse");
                JsonNode result = anthropic ? block : block.path("toolResult");
                if (use.has("input")) {
                    String id = text(use, anthropic ? "id" : "toolUseId");
                    found.calls.add(new Call(place, id, text(use, "name"), use.path("input")));
                } else if (result.has("tool_use_id") || result.has("toolUseId")) {
                    String id = text(result, anthropic ? "tool_use_id" : "toolUseId");
                    found.results.add(
                            new Result(place, id, "", result.path("content").toString()));
                }
            }
        }
    }

    private static void parts(JsonNode body, Found found) {
        int place = 0;
        for (JsonNode turn : body.path("contents")) {
            place++;
            for (JsonNode part : turn.path("parts")) {
                JsonNode call = part.path("functionCall");
                JsonNode result = part.path("functionResponse");
                if (call.isObject()) {
                    found.calls.add(new Call(place, text(call, "id"), text(call, "name"), call.path("args")));
                } else if (result.isObject()) {
                    found.results.add(new Result(
                            place,
                            text(result, "id"),
                            text(result, "name"),
                            result.path("response").toString()));
                }
            }
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    /** Some protocols have arguments as a text of JSON. */
    private static JsonNode object(JsonNode arguments) {
        try {
            return arguments.isTextual() ? Json.mapper().readTree(arguments.textValue()) : arguments;
        } catch (IOException e) {
            throw new UncheckedIOException(arguments.toString(), e);
        }
    }
}
