package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a conversation: the instructions apart from it, then turns of {@code user} and {@code model}. Results of
 * functions are the user's, and stand before what else is said in their turn.
 */
final class TurnWriter {

    private final JsonGenerator json;
    private final PartWriter parts;
    private final List<Message> instructions;
    private final List<Message> turns;
    private final Map<String, ToolCall> calls = new HashMap<>();

    TurnWriter(JsonGenerator json, List<Message> messages, GeminiModel model) {
        this.json = json;
        this.parts = new PartWriter(json, model);
        this.instructions = messages.stream()
                .filter(message ->
                        message.role() == Role.SYSTEM && !message.text().isBlank())
                .toList();
        this.turns = messages.stream()
                .filter(message -> message.role() != Role.SYSTEM && saysSomething(message))
                .toList();
        if (turns.isEmpty()) {
            throw UnmappedContent.invalid("messages: this protocol needs one of a user or assistant that is not empty");
        }
        boolean media = messages.stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .flatMap(message -> message.content().stream())
                .anyMatch(Content.Media.class::isInstance);
        if (media) {
            throw UnmappedContent.unsupported("messages: in this protocol instructions are text only");
        }
    }

    private static boolean saysSomething(Message message) {
        return message.role() == Role.TOOL
                || !message.toolCalls().isEmpty()
                || message.content().stream()
                        .anyMatch(part -> part.fold(text -> !text.text().isEmpty(), any -> true, thought -> false));
    }

    boolean hasInstructions() {
        return !instructions.isEmpty();
    }

    void writeInstructions(String more) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("parts");
        for (Message message : instructions) {
            for (Content part : message.content()) {
                if (part instanceof Content.Text text) {
                    parts.writeText(text.text());
                }
            }
        }
        parts.writeText(more);
        json.writeEndArray();
        json.writeEndObject();
    }

    void writeTurns() throws IOException {
        json.writeStartArray();
        int from = 0;
        while (from < turns.size()) {
            int end = from + 1;
            while (end < turns.size() && isModel(end) == isModel(from)) {
                end++;
            }
            writeTurn(turns.subList(from, end), isModel(from));
            from = end;
        }
        json.writeEndArray();
    }

    private boolean isModel(int index) {
        return turns.get(index).role() == Role.ASSISTANT;
    }

    private void writeTurn(List<Message> messages, boolean model) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", model ? "model" : "user");
        json.writeArrayFieldStart("parts");
        for (Message message : messages) {
            if (message.role() == Role.TOOL) {
                String id = Objects.requireNonNull(message.toolCallId());
                parts.writeResult(message, name(message, id));
            }
        }
        for (Message message : messages) {
            parts.write(message);
            message.toolCalls().forEach(call -> calls.put(call.id(), call));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The protocol ties a result to its call by the function's name first. */
    private String name(Message result, String id) {
        ToolCall call = calls.get(id);
        return call != null ? call.name() : Objects.requireNonNullElse(result.name(), id);
    }
}
