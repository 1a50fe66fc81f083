package io.llmrouter.engine.provider.cohere;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes a conversation. Content without media is plain text. */
final class MessageWriter {

    private final JsonGenerator json;
    private final Documents documents;

    MessageWriter(JsonGenerator json, Documents documents) {
        this.json = json;
        this.documents = documents;
    }

    void write(List<Message> messages) throws IOException {
        json.writeStartArray();
        for (Message message : messages) {
            write(message);
        }
        json.writeEndArray();
    }

    private void writeHead(Role role) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role.name().toLowerCase(Locale.ROOT));
    }

    private void write(Message message) throws IOException {
        writeHead(message.role());
        if (message.role() == Role.TOOL) {
            json.writeStringField("tool_call_id", Objects.requireNonNull(message.toolCallId()));
            writeResult(message);
        } else if (message.role() == Role.ASSISTANT) {
            writeAnswer(message);
        } else {
            writeQuestion(message);
        }
        json.writeEndObject();
    }

    private void writeResult(Message message) throws IOException {
        if (message.holds(Media.class::isInstance)) {
            throw UnmappedContent.unsupported("messages: in this protocol results of tools are text only");
        }
        json.writeStringField("content", message.text());
    }

    private void writeQuestion(Message message) throws IOException {
        boolean plain = true;
        for (Content part : message.content()) {
            if (part instanceof Media media && media.modality() == Modality.DOCUMENT) {
                documents.add(media);
            } else if (part instanceof Media) {
                plain = false;
            }
        }
        if (plain) {
            json.writeStringField("content", message.text());
            return;
        }
        json.writeArrayFieldStart("content");
        for (Content part : message.content()) {
            if (part instanceof Content.Text text && !text.text().isEmpty()) {
                writePart("text", text.text());
            } else if (part instanceof Media media && media.modality() != Modality.DOCUMENT) {
                writeImage(media);
            }
        }
        json.writeEndArray();
    }

    private void writeImage(Media media) throws IOException {
        if (media.modality() != Modality.IMAGE) {
            throw UnmappedContent.unsupported("messages: this protocol takes images and text documents, not "
                    + media.modality().name().toLowerCase(Locale.ROOT));
        }
        json.writeStartObject();
        json.writeStringField("type", "image_url");
        json.writeObjectFieldStart("image_url");
        json.writeStringField("url", media.address());
        if (media.detail() != null) {
            json.writeStringField("detail", media.detail());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeAnswer(Message message) throws IOException {
        StringBuilder plan = new StringBuilder();
        json.writeArrayFieldStart("content");
        for (Content part : message.content()) {
            if (part instanceof Content.Text text && !text.text().isEmpty()) {
                writePart("text", text.text());
            } else if (part instanceof Content.Reasoning thought) {
                Thought kind = Thought.of(thought.signature()).orElse(null);
                if (kind == Thought.THINKING) {
                    writePart("thinking", thought.text());
                } else if (kind == Thought.PLAN) {
                    plan.append(thought.text());
                }
            } else if (part instanceof Media) {
                throw UnmappedContent.unsupported("messages: in this protocol an assistant's messages hold no media");
            }
        }
        json.writeEndArray();
        if (plan.length() > 0) {
            json.writeStringField("tool_plan", plan.toString());
        }
        if (!message.toolCalls().isEmpty()) {
            writeCalls(message.toolCalls());
        }
    }

    private void writePart(String kind, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", kind);
        json.writeStringField(kind, text);
        json.writeEndObject();
    }

    private void writeCalls(List<ToolCall> calls) throws IOException {
        json.writeArrayFieldStart("tool_calls");
        for (ToolCall call : calls) {
            json.writeStartObject();
            json.writeStringField("id", call.id());
            json.writeStringField("type", "function");
            json.writeObjectFieldStart("function");
            json.writeStringField("name", call.name());
            json.writeStringField(
                    "arguments",
                    ExactJson.arguments(call.name(), call.arguments()).toString());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
