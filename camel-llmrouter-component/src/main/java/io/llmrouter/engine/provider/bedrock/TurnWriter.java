package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.provider.conversation.Turns;
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
    private final Turns conversation;

    TurnWriter(JsonGenerator json, BedrockModel model, List<Message> messages) {
        this.json = json;
        this.model = model;
        this.blocks = new BlockWriter(json, model);
        this.conversation = Turns.of(messages, BlockWriter::saysSomething);
    }

    /** Whether the model is to go on from its own words. */
    boolean endWithAnswer() {
        return conversation.endsWithAnswer();
    }

    boolean hasInstructions() {
        return !conversation.instructions().isEmpty();
    }

    void writeInstructions(List<String> added) throws IOException {
        json.writeStartArray();
        for (Message message : conversation.instructions()) {
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
        for (Turns.Turn turn : conversation.turns()) {
            json.writeStartObject();
            json.writeStringField("role", turn.assistant() ? "assistant" : "user");
            json.writeArrayFieldStart("content");
            for (Message message : turn.results()) {
                blocks.writeResult(message, model.takes().contains(Unsaid.FAILED));
                writeMark(message);
            }
            for (Message message : turn.said()) {
                blocks.write(message);
                writeMark(message);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeMark(Message message) throws IOException {
        if (model.takesCacheMarks()) {
            CachePoint.write(json, message.cache());
        }
    }
}
