package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.conversation.Seal;
import java.io.IOException;
import java.util.Objects;

/** Writes the blocks of a turn. Blank texts, and thoughts without a signature, are left out: the API refuses them. */
final class BlockWriter {

    /** Stands before the data of a thought that the provider hides, where a signature would stand. */
    static final String HIDDEN = "redactedContent:";

    private final JsonGenerator json;
    private final MediaWriter media;

    BlockWriter(JsonGenerator json, BedrockModel model) {
        this.json = json;
        this.media = new MediaWriter(json, model.takes());
    }

    static boolean saysSomething(Message message) {
        return message.role() == Role.TOOL
                || !message.toolCalls().isEmpty()
                || message.holds(BlockWriter::saysSomething);
    }

    private static boolean isSigned(Content.Reasoning thought) {
        return thought.signature() != null && !Seal.isSeal(thought.signature());
    }

    private static boolean saysSomething(Content part) {
        return part.fold(text -> !text.text().isBlank(), any -> true, BlockWriter::isSigned);
    }

    void write(Message message) throws IOException {
        boolean assistant = message.role() == Role.ASSISTANT;
        for (Content part : message.content()) {
            if (!(part instanceof Content.Reasoning thought)) {
                writePart(part);
            } else if (assistant && thought.signature() != null && isSigned(thought)) {
                writeThought(thought.text(), thought.signature());
            }
        }
        for (ToolCall call : message.toolCalls()) {
            writeCall(call);
        }
    }

    void writeResult(Message message, boolean tellsFailures) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("toolResult");
        json.writeStringField("toolUseId", Objects.requireNonNull(message.toolCallId()));
        json.writeArrayFieldStart("content");
        for (Content part : message.content()) {
            writePart(part);
        }
        json.writeEndArray();
        if (tellsFailures && message.failed()) {
            json.writeStringField("status", "error");
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writePart(Content part) throws IOException {
        if (part instanceof Content.Text text) {
            writeText(text.text());
        } else if (part instanceof Content.Media item) {
            media.write(item);
        }
    }

    void writeText(String text) throws IOException {
        if (!text.isBlank()) {
            json.writeStartObject();
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }

    private void writeThought(String text, String signature) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("reasoningContent");
        if (signature.startsWith(HIDDEN)) {
            json.writeStringField("redactedContent", signature.substring(HIDDEN.length()));
        } else {
            json.writeObjectFieldStart("reasoningText");
            json.writeStringField("text", text);
            json.writeStringField("signature", signature);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeCall(ToolCall call) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("toolUse");
        json.writeStringField("toolUseId", call.id());
        json.writeStringField("name", call.name());
        json.writePOJOField("input", ExactJson.arguments(call.name(), call.arguments()));
        json.writeEndObject();
        json.writeEndObject();
    }
}
