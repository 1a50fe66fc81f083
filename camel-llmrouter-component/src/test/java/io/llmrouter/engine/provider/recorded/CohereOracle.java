package io.llmrouter.engine.provider.recorded;

import static io.llmrouter.engine.provider.recorded.Spoken.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import java.util.List;

/** Chat, second version: https://docs.cohere.com/reference/chat */
final class CohereOracle implements Oracle {

    @Override
    public Told whole(JsonNode answer) {
        Spoken spoken = new Spoken();
        JsonNode message = answer.path("message");
        spoken.reasoning.append(text(message, "/tool_plan"));
        message.path("content").forEach(part -> content(spoken, part));
        spoken.beside("citations", message.path("citations"));
        message.path("tool_calls").forEach(call -> call(spoken, call));
        spoken.id = answer.path("id").asText();
        end(spoken, answer);
        return spoken.told();
    }

    @Override
    public Told stream(List<JsonNode> events) {
        Spoken spoken = new Spoken();
        for (JsonNode event : events) {
            JsonNode message = event.at("/delta/message");
            spoken.reasoning.append(text(message, "/tool_plan"));
            content(spoken, message.path("content"));
            switch (event.path("type").asText()) {
                case "tool-call-start" -> call(spoken, message.path("tool_calls"));
                case "tool-call-delta" ->
                    spoken.arguments(spoken.calls() - 1, text(message, "/tool_calls/function/arguments"));
                case "citation-start" -> spoken.beside("citations", List.of(message.path("citations")));
                case "message-start" -> spoken.id = event.path("id").asText();
                case "message-end" -> end(spoken, event.path("delta"));
                default -> {}
            }
        }
        return spoken.told();
    }

    private static void content(Spoken spoken, JsonNode part) {
        spoken.text.append(text(part, "/text"));
        spoken.reasoning.append(text(part, "/thinking"));
    }

    private static void call(Spoken spoken, JsonNode call) {
        spoken.call(text(call, "/id"), text(call, "/function/name"), text(call, "/function/arguments"));
    }

    /** Billed are the tokens without the provider's preamble. */
    private static void end(Spoken spoken, JsonNode end) {
        spoken.word = end.path("finish_reason").textValue();
        spoken.tokens = new Tokens(
                end.at("/usage/billed_units/input_tokens").asLong(0),
                null,
                0L,
                end.at("/usage/billed_units/output_tokens").asLong(0),
                end.at("/usage/tokens/reasoning_tokens").asLong(0));
    }
}
