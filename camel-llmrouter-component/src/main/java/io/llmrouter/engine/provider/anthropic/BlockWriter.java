package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.conversation.Seal;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of a turn. Blank texts, and thoughts without a signature, are left out: the API refuses them. */
final class BlockWriter {

    /** Stands before the data of a thought that the provider hides, where a signature would stand. */
    static final String HIDDEN = "redacted_thinking:";

    /** What a failure must not be without. */
    private static final String NO_REASON = "The tool failed and gave no reason.";

    private final JsonGenerator json;
    private final MediaWriter media;

    BlockWriter(JsonGenerator json) {
        this.json = json;
        this.media = new MediaWriter(json);
    }

    static boolean saysSomething(Message message) {
        return message.role() == Role.TOOL
                || !message.toolCalls().isEmpty()
                || message.holds(BlockWriter::saysSomething);
    }

    private static boolean saysSomething(Content part) {
        return part.fold(
                text -> !text.text().isBlank(),
                any -> true,
                thought -> isSigned(thought) || carried(thought).isPresent());
    }

    /** Whether a thought comes with a signature of this protocol. */
    static boolean isSigned(Content.Reasoning thought) {
        return thought.signature() != null && !Seal.isSeal(thought.signature());
    }

    /** Whether a message holds blocks of the provider's own tools. */
    static boolean carriesBlocks(Message message) {
        return message.holds(part ->
                part instanceof Content.Reasoning thought && carried(thought).isPresent());
    }

    /** The block that a seal of this protocol carries. */
    private static Optional<String> carried(Content.Reasoning thought) {
        return Seal.of(BlockReader.DIALECT, thought.signature()).map(Seal::value);
    }

    void write(Message message) throws IOException {
        boolean assistant = message.role() == Role.ASSISTANT;
        Object last = lastMarkable(message);
        for (Content part : message.content()) {
            if (part instanceof Content.Reasoning thought) {
                writeThought(thought, assistant);
            } else if (assistant && part instanceof Content.Media) {
                throw UnmappedContent.unsupported("messages: in this protocol an assistant's messages hold no media");
            } else {
                writePart(part, part == last ? message.cache() : null);
            }
        }
        for (ToolCall call : message.toolCalls()) {
            writeCall(call, call == last ? message.cache() : null);
        }
    }

    /** The last block that may carry a mark: thoughts and blank texts may not. */
    private static @Nullable Object lastMarkable(Message message) {
        if (!message.toolCalls().isEmpty()) {
            return message.toolCalls().get(message.toolCalls().size() - 1);
        }
        Object last = null;
        for (Content part : message.content()) {
            last = part.fold(text -> !text.text().isBlank(), any -> true, thought -> false) ? part : last;
        }
        return last;
    }

    void writeResult(Message message) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "tool_result");
        json.writeStringField("tool_use_id", Objects.requireNonNull(message.toolCallId()));
        json.writeArrayFieldStart("content");
        for (Content part : message.content()) {
            writePart(part, null);
        }
        if (message.failed() && !message.holds(BlockWriter::saysSomething)) {
            writeText(NO_REASON, null);
        }
        json.writeEndArray();
        if (message.failed()) {
            json.writeBooleanField("is_error", true);
        }
        CacheControl.write(json, message.cache());
        json.writeEndObject();
    }

    private void writePart(Content part, @Nullable CacheMark mark) throws IOException {
        if (part instanceof Content.Text text) {
            writeText(text.text(), mark);
        } else if (part instanceof Content.Media item) {
            media.write(item, mark);
        } else if (part instanceof Content.Reasoning thought) {
            writeCarried(thought);
        }
    }

    private void writeCarried(Content.Reasoning thought) throws IOException {
        Optional<String> block = carried(thought);
        if (block.isPresent()) {
            json.writePOJO(ExactJson.part("a carried block", block.get()));
        }
    }

    void writeText(String text, @Nullable CacheMark mark) throws IOException {
        if (!text.isBlank()) {
            json.writeStartObject();
            json.writeStringField("type", "text");
            json.writeStringField("text", text);
            CacheControl.write(json, mark);
            json.writeEndObject();
        }
    }

    private void writeThought(Content.Reasoning thought, boolean assistant) throws IOException {
        String signature = thought.signature();
        writeCarried(thought);
        if (signature == null || !isSigned(thought) || !assistant) {
            return;
        }
        json.writeStartObject();
        if (signature.startsWith(HIDDEN)) {
            json.writeStringField("type", "redacted_thinking");
            json.writeStringField("data", signature.substring(HIDDEN.length()));
        } else {
            json.writeStringField("type", "thinking");
            json.writeStringField("thinking", thought.text());
            json.writeStringField("signature", signature);
        }
        json.writeEndObject();
    }

    private void writeCall(ToolCall call, @Nullable CacheMark mark) throws IOException {
        JsonNode input = ExactJson.arguments(call.name(), call.arguments());
        json.writeStartObject();
        json.writeStringField("type", "tool_use");
        json.writeStringField("id", call.id());
        json.writeStringField("name", call.name());
        json.writePOJOField("input", input);
        CacheControl.write(json, mark);
        json.writeEndObject();
    }
}
