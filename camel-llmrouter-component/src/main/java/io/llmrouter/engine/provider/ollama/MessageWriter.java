package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.InlineText;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes a conversation: each message has one text, with its images beside it. Results name their tool. */
final class MessageWriter {

    private final JsonGenerator json;
    private final Map<String, String> tools = new HashMap<>();

    MessageWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(List<Message> messages) throws IOException {
        json.writeStartArray();
        for (Message message : messages) {
            write(message);
        }
        json.writeEndArray();
    }

    private void write(Message message) throws IOException {
        List<String> images = new ArrayList<>();
        String text = message.holds(Media.class::isInstance) ? withMedia(message, images) : message.text();
        json.writeStartObject();
        json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
        json.writeStringField("content", text);
        if (!images.isEmpty()) {
            json.writePOJOField("images", images);
        }
        if (message.role() == Role.TOOL) {
            writeCalled(Objects.requireNonNull(message.toolCallId()));
        }
        if (message.role() == Role.ASSISTANT && !message.reasoning().isEmpty()) {
            json.writeStringField("thinking", message.reasoning());
        }
        if (!message.toolCalls().isEmpty()) {
            writeCalls(message.toolCalls());
        }
        json.writeEndObject();
    }

    private static String withMedia(Message message, List<String> images) {
        StringBuilder text = new StringBuilder();
        for (Content part : message.content()) {
            if (part instanceof Content.Text said) {
                text.append(said.text());
            } else if (part instanceof Media media) {
                add(media, text, images);
            }
        }
        return text.toString();
    }

    private static void add(Media media, StringBuilder text, List<String> images) {
        String type = media.mediaType().toLowerCase(Locale.ROOT);
        if (!media.source().isInline()) {
            throw UnmappedContent.unsupported("messages: this protocol fetches nothing; it takes images as bytes");
        }
        if (media.modality() == Modality.IMAGE) {
            images.add(media.source().value());
        } else if (media.modality() == Modality.DOCUMENT && type.startsWith("text/")) {
            text.append(text.length() == 0 ? "" : "\n\n").append(InlineText.of(media));
        } else {
            throw UnmappedContent.unsupported("messages: this protocol takes images and text documents, not " + type);
        }
    }

    private void writeCalled(String callId) throws IOException {
        String tool = tools.get(callId);
        if (tool != null) {
            json.writeStringField("tool_name", tool);
        }
        json.writeStringField("tool_call_id", callId);
    }

    private void writeCalls(List<ToolCall> calls) throws IOException {
        json.writeArrayFieldStart("tool_calls");
        for (ToolCall call : calls) {
            tools.put(call.id(), call.name());
            json.writeStartObject();
            json.writeStringField("id", call.id());
            json.writeObjectFieldStart("function");
            json.writeStringField("name", call.name());
            json.writePOJOField("arguments", ExactJson.arguments(call.name(), call.arguments()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
