package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Responses: https://platform.openai.com/docs/api-reference/responses */
final class ResponsesOracle implements Oracle {

    private static final Set<String> LAST = Set.of("response.completed", "response.incomplete", "response.failed");

    @Override
    public Told whole(JsonNode answer) {
        Spoken spoken = new Spoken();
        spoken.id = answer.path("id").asText();
        spoken.model = answer.path("model").asText();
        answer.path("output").forEach(item -> item(spoken, item));
        String why = text(answer, "/incomplete_details/reason");
        spoken.word = why.isEmpty() ? answer.path("status").textValue() : why;
        JsonNode usage = answer.path("usage");
        if (usage.isObject()) {
            spoken.tokens = new Tokens(
                    usage.path("input_tokens").asLong(),
                    usage.at("/input_tokens_details/cached_tokens").asLong(0),
                    usage.at("/input_tokens_details/cache_write_tokens").asLong(0),
                    usage.path("total_tokens").asLong()
                            - usage.path("input_tokens").asLong(),
                    usage.at("/output_tokens_details/reasoning_tokens").asLong(0));
        }
        return spoken.told();
    }

    @Override
    public Told stream(List<JsonNode> events) {
        ArrayNode items = Json.mapper().createArrayNode();
        for (JsonNode event : events) {
            String type = event.path("type").asText();
            if (type.equals("response.output_item.done")) {
                items.add(event.path("item")); // the last event has the same items, sealed anew
            } else if (LAST.contains(type)) {
                ObjectNode last = event.path("response").deepCopy();
                return whole(items.isEmpty() ? last : last.set("output", items));
            }
        }
        return Told.failed(FailureKind.CONNECTION_LOST);
    }

    /** Thoughts go back by their encrypted content, items of the provider's own tools whole. */
    private static void item(Spoken spoken, JsonNode item) {
        switch (item.path("type").asText()) {
            case "message" ->
                item.path("content").forEach(part -> {
                    spoken.text.append(text(part, "/text"));
                    spoken.beside("annotations", part.path("annotations"));
                    spoken.beside("logprobs", part.path("logprobs"));
                    spoken.refusal.append(text(part, "/refusal"));
                });
            case "function_call" -> spoken.call(text(item, "/call_id"), text(item, "/name"), text(item, "/arguments"));
            case "reasoning" -> {
                List<String> parts = new ArrayList<>();
                item.path(item.path("summary").isEmpty() ? "content" : "summary")
                        .forEach(part -> parts.add(text(part, "/text")));
                spoken.reasoning.append(String.join("\n\n", parts));
                prove(spoken, text(item, "/encrypted_content"));
            }
            default -> spoken.proofs.add(item.toString());
        }
    }

    private static void prove(Spoken spoken, String proof) {
        if (!proof.isEmpty()) {
            spoken.proofs.add(proof);
        }
    }
}
