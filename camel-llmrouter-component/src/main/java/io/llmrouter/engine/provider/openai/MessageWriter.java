package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages. Reasoning is left out, for the protocol has no place for it in a request; some servers have, and their
 * quirks name it.
 */
final class MessageWriter {

    /** What quirks rename to the field of a message that takes its reasoning. */
    static final String REASONING = "messages.reasoning";

    private final JsonGenerator json;
    private final @Nullable String reasoningField;

    MessageWriter(JsonGenerator json, Quirks quirks) {
        this.json = json;
        this.reasoningField = quirks.rename().get(REASONING);
    }

    void write(List<Message> messages) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < messages.size(); i++) {
            write(messages.get(i), i);
        }
        json.writeEndArray();
    }

    private void write(Message message, int index) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
        if (message.name() != null) {
            json.writeStringField("name", message.name());
        }
        if (message.toolCallId() != null) {
            json.writeStringField("tool_call_id", message.toolCallId());
        }
        json.writeFieldName("content");
        writeContent(message, index);
        String reasoning = reasoningField == null ? "" : message.reasoning();
        if (!reasoning.isEmpty()) {
            json.writeStringField(reasoningField, reasoning);
        }
        writeToolCalls(message.toolCalls());
        json.writeEndObject();
    }

    private void writeContent(Message message, int index) throws IOException {
        boolean media = message.content().stream().anyMatch(part -> part instanceof Content.Media);
        if (media && message.role() != Role.USER) {
            throw UnmappedContent.unsupported(
                    "messages[" + index + "]: in this protocol only user messages hold media");
        }
        long parts = message.content().stream()
                .filter(part -> !(part instanceof Content.Reasoning))
                .count();
        if (media || (message.role() == Role.USER && parts > 1)) {
            writeParts(message.content(), index);
        } else if (parts == 0 && !message.toolCalls().isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(message.text());
        }
    }

    private void writeParts(List<Content> parts, int index) throws IOException {
        MediaWriter media = new MediaWriter(json);
        json.writeStartArray();
        for (Content part : parts) {
            if (part instanceof Content.Text text) {
                json.writeStartObject();
                json.writeStringField("type", "text");
                json.writeStringField("text", text.text());
                json.writeEndObject();
            } else if (part instanceof Content.Media item) {
                media.write(item, index);
            }
        }
        json.writeEndArray();
    }

    private void writeToolCalls(List<ToolCall> calls) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tool_calls");
        for (ToolCall call : calls) {
            json.writeStartObject();
            json.writeStringField("id", call.id());
            json.writeStringField("type", "function");
            json.writeObjectFieldStart("function");
            json.writeStringField("name", call.name());
            json.writeStringField("arguments", call.arguments());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
