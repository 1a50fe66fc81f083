package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.conversation.CustomTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a conversation as items: messages, reasoning, calls and their results. For one request. */
final class InputWriter {

    private final JsonGenerator json;
    private final PartWriter parts;
    private final ThoughtWriter thoughts;
    private final boolean marksCache;
    private final CustomTools customTools;
    /** The ids of calls of custom tools, whose results are another kind of item. */
    private final Set<String> customCalls = new HashSet<>();

    InputWriter(JsonGenerator json, boolean marksCache, CustomTools customTools) {
        this.customTools = customTools;
        this.json = json;
        this.parts = new PartWriter(json);
        this.thoughts = new ThoughtWriter(json);
        this.marksCache = marksCache;
    }

    /** The instructions before the first turn, as one text. */
    static String instructions(List<Message> messages) {
        return messages.stream()
                .takeWhile(InputWriter::isPlainInstruction)
                .map(Message::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static boolean isPlainInstruction(Message message) {
        return message.role() == Role.SYSTEM && message.content().stream().allMatch(Content.Text.class::isInstance);
    }

    void write(List<Message> messages, boolean withoutInstructions) throws IOException {
        json.writeStartArray();
        boolean leading = withoutInstructions;
        for (Message message : messages) {
            leading &= isPlainInstruction(message);
            if (!leading) {
                write(message);
            }
        }
        json.writeEndArray();
    }

    private void write(Message message) throws IOException {
        switch (message.role()) {
            case SYSTEM, USER -> writeMessage(message.role() == Role.USER ? "user" : "system", message);
            case ASSISTANT -> writeAnswer(message);
            case TOOL -> writeResult(message);
        }
    }

    private void writeMessage(String role, Message message) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeFieldName("content");
        writeContent(message.content(), marksCache ? message.cache() : null);
        json.writeEndObject();
    }

    private void writeContent(List<Content> content, @Nullable CacheMark mark) throws IOException {
        if (content.size() == 1 && content.get(0) instanceof Content.Text only && mark == null) {
            json.writeString(only.text());
        } else {
            parts.writeList(content, mark);
        }
    }

    /**
     * Texts that follow each other are one message; thoughts stand before what came of them. An image goes back with the
     * item that it came from.
     */
    private void writeAnswer(Message message) throws IOException {
        List<String> texts = new ArrayList<>();
        boolean drawn = false;
        for (Content part : message.content()) {
            if (part instanceof Content.Text text) {
                texts.add(text.text());
            } else if (part instanceof Content.Reasoning thought) {
                writeTexts(texts);
                thoughts.write(thought);
                drawn = GeneratedImage.isCarriedBy(thought);
            } else if (!drawn) {
                throw PartWriter.noMediaOfTheModel();
            }
        }
        writeTexts(texts);
        for (ToolCall call : message.toolCalls()) {
            writeCall(call);
        }
    }

    private void writeTexts(List<String> texts) throws IOException {
        texts.removeIf(String::isEmpty);
        if (texts.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("role", "assistant");
        json.writeArrayFieldStart("content");
        for (String text : texts) {
            json.writeStartObject();
            json.writeStringField("type", "output_text");
            json.writeStringField("text", text);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        texts.clear();
    }

    private void writeCall(ToolCall call) throws IOException {
        String input = customTools.input(call);
        if (input == null) {
            writeFunctionCall(call);
            return;
        }
        customCalls.add(call.id());
        json.writeStartObject();
        json.writeStringField("type", ResponseReader.CUSTOM);
        json.writeStringField("call_id", call.id());
        json.writeStringField("name", call.name());
        json.writeStringField("input", input);
        json.writeEndObject();
    }

    private void writeFunctionCall(ToolCall call) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "function_call");
        json.writeStringField("call_id", call.id());
        json.writeStringField("name", call.name());
        json.writeStringField("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        json.writeEndObject();
    }

    private void writeResult(Message message) throws IOException {
        json.writeStartObject();
        String call = Objects.requireNonNull(message.toolCallId());
        json.writeStringField(
                "type", (customCalls.contains(call) ? ResponseReader.CUSTOM : "function_call") + "_output");
        json.writeStringField("call_id", call);
        json.writeFieldName("output");
        writeContent(message.content(), null);
        json.writeEndObject();
    }
}
