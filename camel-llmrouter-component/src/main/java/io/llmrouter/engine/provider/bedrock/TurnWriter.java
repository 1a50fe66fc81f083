package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;

/**
 * Writes a conversation: the instructions apart from it, then turns of user and assistant, those of one side that follow
 * each other as one. Results of tools are the user's, and stand first in a turn.
 */
final class TurnWriter {

    private final JsonGenerator json;
    private final BedrockModel model;
    private final BlockWriter blocks;
    private final List<Message> instructions;
    private final List<Message> turns;

    TurnWriter(JsonGenerator json, BedrockModel model, List<Message> messages) {
        this.json = json;
        this.model = model;
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

    void writeInstructions(List<String> added) throws IOException {
        json.writeStartArray();
        for (Message message : instructions) {
            for (Content part : message.content()) {
                if (!(part instanceof Content.Text text)) {
                    throw UnmappedContent.unsupported("messages: in this protocol instructions are text only");
                }
                blocks.writeText(text.text());
            }
            writeMark(message);
        }
        for (String text : added) {
            blocks.writeText(text);
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
                writeMark(message);
            }
        }
        for (Message message : messages) {
            if (message.role() != Role.TOOL) {
                blocks.write(message);
                writeMark(message);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeMark(Message message) throws IOException {
        if (model.takesCacheMarks()) {
            CachePoint.write(json, message.cache());
        }
    }
}
