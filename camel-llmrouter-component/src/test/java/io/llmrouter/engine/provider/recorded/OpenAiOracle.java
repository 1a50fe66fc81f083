package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import io.llmrouter.engine.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chat Completions: https://platform.openai.com/docs/api-reference/chat */
final class OpenAiOracle implements Oracle {

    private static final Pattern MARKED = Pattern.compile("\\s*<think>\\s*(.*?)</think>\\s*(.*)", Pattern.DOTALL);

    @Override
    public Told whole(JsonNode answer) {
        return said(List.of(answer), "message");
    }

    @Override
    public Told stream(List<JsonNode> events) {
        return said(events, "delta");
    }

    private static Told said(List<JsonNode> chunks, String place) {
        Spoken spoken = new Spoken();
        Map<Integer, Integer> calls = new HashMap<>();
        ObjectNode words = Json.mapper().createObjectNode();
        for (JsonNode chunk : chunks) {
            JsonNode choice = first(chunk.path("choices"));
            if (chunk.path("error").isObject() || choice.path("error").isObject()) {
                JsonNode error = chunk.path("error").isObject() ? chunk.path("error") : choice.path("error");
                return Told.failed(Failures.kind(error.path("code").asInt(0), error.toString()));
            }
            spoken.id = spoken.id == null ? Spoken.name(chunk.path("id")) : spoken.id;
            spoken.model = spoken.model == null ? Spoken.name(chunk.path("model")) : spoken.model;
            message(spoken, choice.path(place), calls);
            spoken.beside("annotations", choice.path(place).path("annotations"));
            choice.path("logprobs").properties().forEach(each -> words.withArray(each.getKey())
                    .addAll(items(each.getValue())));
            spoken.besides("citations", chunk.path("citations"));
            String word = choice.path("finish_reason").asText("");
            spoken.word = word.isEmpty() ? spoken.word : word;
            JsonNode usage = chunk.path("usage").isObject() ? chunk.path("usage") : chunk.at("/x_groq/usage");
            spoken.tokens = usage.isObject() ? tokens(usage) : spoken.tokens;
        }
        spoken.besides("logprobs", words);
        thoughts(spoken);
        return spoken.told();
    }

    /** Some servers tell the thoughts before the text, between marks. */
    private static void thoughts(Spoken spoken) {
        Matcher marked = MARKED.matcher(spoken.text);
        if (marked.matches()) {
            spoken.reasoning.append(marked.group(1));
            String text = marked.group(2);
            spoken.text.setLength(0);
            spoken.text.append(text);
        }
    }

    private static ArrayNode items(JsonNode list) {
        return list instanceof ArrayNode array ? array : Json.mapper().createArrayNode();
    }

    /** Of several answers the first is ours. */
    private static JsonNode first(JsonNode choices) {
        for (JsonNode choice : choices) {
            if (choice.path("index").asInt(0) == 0) {
                return choice;
            }
        }
        return choices.path(-1);
    }

    private static void message(Spoken spoken, JsonNode message, Map<Integer, Integer> calls) {
        content(spoken, message.path("content"));
        spoken.refusal.append(text(message, "/refusal"));
        String thought = text(message, "/reasoning_content");
        String plain = thought.isEmpty() ? text(message, "/reasoning") : thought;
        spoken.reasoning.append(plain);
        for (JsonNode detail : message.path("reasoning_details")) {
            spoken.reasoning.append(plain.isEmpty() ? text(detail, "/text") : "");
            prove(spoken, detail);
        }
        int at = 0;
        for (JsonNode call : message.path("tool_calls")) {
            int index = call.path("index").asInt(at++);
            JsonNode arguments = call.at("/function/arguments");
            String json = arguments.isContainerNode() ? arguments.toString() : arguments.asText("");
            if (calls.containsKey(index)) {
                spoken.arguments(calls.get(index), json);
            } else {
                calls.put(index, spoken.calls());
                spoken.call(Spoken.name(call.path("id")), text(call, "/function/name"), json);
            }
        }
        if (!text(message, "/function_call/name").isEmpty()) {
            spoken.call(null, text(message, "/function_call/name"), text(message, "/function_call/arguments"));
        }
    }

    private static void prove(Spoken spoken, JsonNode detail) {
        for (String name : List.of("signature", "data")) {
            if (!detail.path(name).asText("").isEmpty()) {
                spoken.proofs.add(detail.path(name).textValue());
            }
        }
    }

    /** Text, or parts of text and of thoughts. */
    private static void content(Spoken spoken, JsonNode content) {
        if (!content.isArray()) {
            spoken.text.append(content.asText(""));
        }
        content.forEach(part -> {
            if (part.path("type").asText().equals("text")) {
                spoken.text.append(text(part, "/text"));
            }
            part.path("thinking").forEach(thought -> spoken.reasoning.append(text(thought, "/text")));
        });
    }

    /** Where reasoning is not a part of the completion, it is one here. */
    private static Tokens tokens(JsonNode usage) {
        long input = usage.path("prompt_tokens").asLong(0);
        long output = usage.path("completion_tokens").asLong(0);
        long reasoning = usage.at("/completion_tokens_details/reasoning_tokens").asLong(0);
        boolean beside = usage.path("total_tokens").asLong(0) == input + output + reasoning;
        JsonNode cached = usage.at("/prompt_tokens_details/cached_tokens");
        return new Tokens(
                input,
                cached.isMissingNode() ? usage.path("prompt_cache_hit_tokens").asLong(0) : cached.asLong(0),
                usage.at("/prompt_tokens_details/cache_write_tokens").asLong(0),
                beside ? output + reasoning : output,
                reasoning);
    }
}
