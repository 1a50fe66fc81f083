package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;

/**
 * Writes a conversation: the instructions apart from it, then turns of user and assistant. Results of tools are the
 * user's, and stand first in a turn, as the API demands.
 */
final class TurnWriter {

    private static final String JSON_ONLY =
            "Answer with one valid JSON object and nothing else: no words around it, no code fence.";

    private final JsonGenerator json;
    private final BlockWriter blocks;
    private final List<Message> instructions;
    private final List<Message> turns;

    TurnWriter(JsonGenerator json, List<Message> messages) {
        this.json = json;
        this.blocks = new BlockWriter(json);
        this.instructions = messages.stream()
                .filter(message -> message.role() == Role.SYSTEM && BlockWriter.saysSomething(message))
                .toList();
        this.turns = messages.stream()
                .filter(message -> message.role() != Role.SYSTEM && BlockWriter.saysSomething(message))
                .toList();
        if (turns.isEmpty()) {
            throw UnmappedContent.invalid("messages: this protocol needs one of a user or assistant that is not empty");
        }
    }

    boolean hasInstructions() {
        return !instructions.isEmpty();
    }

    void writeInstructions(boolean jsonOnly) throws IOException {
        json.writeStartArray();
        for (Message message : instructions) {
            List<Content> parts = message.content();
            for (int i = 0; i < parts.size(); i++) {
                Content part = parts.get(i);
                if (!(part instanceof Content.Text text)) {
                    throw UnmappedContent.unsupported("messages: in this protocol instructions are text only");
                }
                blocks.writeText(text.text(), i == parts.size() - 1 ? message.cache() : null);
            }
        }
        if (jsonOnly) {
            blocks.writeText(JSON_ONLY, null);
        }
        json.writeEndArray();
    }

    void writeTurns() throws IOException {
        json.writeStartArray();
        int from = 0;
        while (from < turns.size()) {
            int end = from + 1;
            while (end < turns.size() && isAssistant(end) == isAssistant(from)) {
                end++;
            }
            writeTurn(turns.subList(from, end), isAssistant(from));
            from = end;
        }
        json.writeEndArray();
    }

    private boolean isAssistant(int index) {
        return turns.get(index).role() == Role.ASSISTANT;
    }

    private void writeTurn(List<Message> messages, boolean assistant) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", assistant ? "assistant" : "user");
        json.writeArrayFieldStart("content");
        for (Message message : messages) {
            if (message.role() == Role.TOOL) {
                blocks.writeResult(message);
            }
        }
        for (Message message : messages) {
            if (message.role() != Role.TOOL) {
                blocks.write(message);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
