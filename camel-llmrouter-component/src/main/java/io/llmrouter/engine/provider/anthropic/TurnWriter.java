package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.conversation.Turns;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a conversation: the instructions apart from it, then turns of user and assistant. Results of tools are the
 * user's, and stand first in a turn, as the API demands.
 */
final class TurnWriter {

    private final JsonGenerator json;
    private final BlockWriter blocks;
    private final Turns conversation;
    private final long leading;

    /** Instructions between the turns stay there if {@code late}, and the API lets them stand where they do. */
    TurnWriter(JsonGenerator json, List<Message> messages, boolean late) {
        this.json = json;
        this.blocks = new BlockWriter(json);
        this.conversation = late
                ? Turns.withInstructions(messages, BlockWriter::saysSomething)
                : Turns.of(messages, BlockWriter::saysSomething);
        this.leading = messages.stream()
                .takeWhile(message -> message.role() == Role.SYSTEM)
                .filter(BlockWriter::saysSomething)
                .count();
    }

    /** Whether the model is to go on from its own words; a turn that paused is none of these. */
    boolean endWithAnswer() {
        return conversation.endsWithAnswer()
                && conversation.turns().get(conversation.turns().size() - 1).messages().stream()
                        .noneMatch(BlockWriter::carriesBlocks);
    }

    /** Whether instructions from the middle stand before the conversation. */
    boolean movesInstructions() {
        return conversation.instructions().size() > leading;
    }

    boolean hasInstructions() {
        return !conversation.instructions().isEmpty();
    }

    /** Writes the instructions, and the one that we add behind them, if any. */
    void writeInstructions(@Nullable String ours) throws IOException {
        json.writeStartArray();
        for (Message message : conversation.instructions()) {
            writeInstruction(message);
        }
        if (ours != null) {
            blocks.writeText(ours, null);
        }
        json.writeEndArray();
    }

    private void writeInstruction(Message message) throws IOException {
        List<Content> parts = message.content();
        for (int i = 0; i < parts.size(); i++) {
            Content part = parts.get(i);
            if (!(part instanceof Content.Text text)) {
                throw UnmappedContent.unsupported("messages: in this protocol instructions are text only");
            }
            blocks.writeText(text.text(), i == parts.size() - 1 ? message.cache() : null);
        }
    }

    void writeTurns() throws IOException {
        json.writeStartArray();
        for (Turns.Turn turn : conversation.turns()) {
            json.writeStartObject();
            json.writeStringField("role", turn.instructs() ? "system" : turn.assistant() ? "assistant" : "user");
            json.writeArrayFieldStart("content");
            for (Message message : turn.results()) {
                blocks.writeResult(message);
            }
            for (Message message : turn.said()) {
                if (turn.instructs()) {
                    writeInstruction(message);
                } else {
                    blocks.write(message);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
