package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.conversation.Turns;
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
    private final Turns conversation;
    private final Map<String, ToolCall> calls = new HashMap<>();

    TurnWriter(List<Message> messages, PartWriter parts, JsonGenerator json) {
        this.json = json;
        this.parts = parts;
        this.conversation = Turns.of(messages, TurnWriter::saysSomething);
        boolean media = messages.stream()
                .anyMatch(message -> message.role() == Role.SYSTEM && message.holds(Content.Media.class::isInstance));
        if (media) {
            throw UnmappedContent.unsupported("messages: in this protocol instructions are text only");
        }
    }

    private static boolean saysSomething(Message message) {
        if (message.role() == Role.SYSTEM) {
            return !message.text().isBlank();
        }
        return message.role() == Role.TOOL
                || !message.toolCalls().isEmpty()
                || message.holds(part -> part.fold(text -> !text.text().isEmpty(), any -> true, thought -> false));
    }

    boolean hasInstructions() {
        return !conversation.instructions().isEmpty();
    }

    void writeInstructions(String more) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("parts");
        for (Message message : conversation.instructions()) {
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
        for (Turns.Turn turn : conversation.turns()) {
            json.writeStartObject();
            json.writeStringField("role", turn.assistant() ? "model" : "user");
            json.writeArrayFieldStart("parts");
            for (Message message : turn.results()) {
                String id = Objects.requireNonNull(message.toolCallId());
                parts.writeResult(message, name(message, id));
            }
            for (Message message : turn.messages()) {
                parts.write(message);
                message.toolCalls().forEach(call -> calls.put(call.id(), call));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The protocol ties a result to its call by the function's name first. */
    private String name(Message result, String id) {
        ToolCall call = calls.get(id);
        return call != null ? call.name() : Objects.requireNonNullElse(result.name(), id);
    }
}
