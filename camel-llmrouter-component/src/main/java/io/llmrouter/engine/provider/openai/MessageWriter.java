package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.conversation.CustomTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of a request. The protocol has no place for reasoning and cache marks in a request, so they are
 * left out unless quirks name the field that a server has for them.
 */
final class MessageWriter {

    /** What quirks rename to the field of a message that takes its reasoning as text. */
    static final String REASONING = "messages.reasoning";

    /** With a {@linkplain ReasoningDetails#NAMES name} behind it: what quirks rename to the field that takes that list. */
    private static final String LIST = "messages.";

    /** What quirks rename to the field of a part, or of a tool, that marks the end of what to keep. */
    static final String CACHE = "messages.cache";

    /** What quirks rename to the field of a tool's message that takes media. */
    static final String TOOL_MEDIA = "messages.tool_media";

    /** What quirks drop where a server refuses a speaker's name. */
    static final String NAME = "messages.name";

    private final JsonGenerator json;
    private final MediaWriter media;
    private final @Nullable String reasoningField;
    private final Map<String, String> renamed;
    private final @Nullable String cacheField;
    private final boolean toolMedia;
    private final boolean names;
    private final CustomTools customTools;

    MessageWriter(JsonGenerator json, Quirks quirks, CustomTools customTools) {
        this.json = json;
        this.customTools = customTools;
        this.media = new MediaWriter(json, quirks);
        this.reasoningField = quirks.rename().get(REASONING);
        this.renamed = quirks.rename();
        this.cacheField = quirks.rename().get(CACHE);
        this.toolMedia = quirks.rename().containsKey(TOOL_MEDIA);
        this.names = !quirks.drop().contains(NAME);
    }

    /** Writes the messages, with the instruction that we add in the first system message, if any. */
    void write(List<Message> asked, @Nullable String instruction) throws IOException {
        List<Message> messages = instruction == null ? asked : instructed(asked, instruction);
        json.writeStartArray();
        int start = 0;
        while (start < messages.size()) {
            int end = end(messages, start);
            write(messages.subList(start, end), start);
            start = end;
        }
        json.writeEndArray();
    }

    private static List<Message> instructed(List<Message> messages, String instruction) {
        List<Message> all = new ArrayList<>(messages);
        Message first = messages.isEmpty() ? Message.user("") : messages.get(0);
        if (first.role() == Role.SYSTEM) {
            List<Content> parts = new ArrayList<>(first.content());
            parts.add(Content.text("\n\n" + instruction));
            all.set(0, Message.of(Role.SYSTEM, parts).withCache(first.cache()));
        } else {
            all.add(0, Message.system(instruction));
        }
        return all;
    }

    /** What follows a mark on the same side is one message with it, as servers want the sides to take turns. */
    private static int end(List<Message> messages, int start) {
        int end = start + 1;
        while (end < messages.size() && isOne(messages.get(end - 1), messages.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOne(Message message, Message next) {
        boolean divisible = message.role() == Role.USER || message.role() == Role.SYSTEM;
        boolean named = message.name() != null || next.name() != null;
        return message.cache() != null && divisible && next.role() == message.role() && !named;
    }

    private void write(List<Message> run, int index) throws IOException {
        Message first = run.get(0);
        json.writeStartObject();
        json.writeStringField("role", first.role().name().toLowerCase(Locale.ROOT));
        if (first.name() != null && names) {
            json.writeStringField("name", first.name());
        }
        if (first.toolCallId() != null) {
            json.writeStringField("tool_call_id", first.toolCallId());
        }
        json.writeFieldName("content");
        writeContent(run, index);
        writeReasoning(first);
        writeToolCalls(first.toolCalls());
        json.writeEndObject();
    }

    private void writeReasoning(Message message) throws IOException {
        for (Map.Entry<String, JsonNode> list :
                ReasoningDetails.carried(message).entrySet()) {
            String field = renamed.get(LIST + list.getKey());
            if (field != null) {
                json.writeFieldName(field);
                json.writeTree(list.getValue());
                return;
            }
        }
        String reasoning = reasoningField == null ? "" : message.reasoning();
        if (!reasoning.isEmpty()) {
            json.writeStringField(reasoningField, reasoning);
        }
    }

    private void writeContent(List<Message> run, int index) throws IOException {
        Message first = run.get(0);
        boolean holdsMedia = false;
        boolean isMarked = false;
        int parts = 0;
        for (Message message : run) {
            holdsMedia |= message.holds(Content.Media.class::isInstance);
            isMarked |= message.cache() != null;
            parts += parts(message).size();
        }
        boolean mayHold = first.role() == Role.USER || (first.role() == Role.TOOL && toolMedia);
        if (holdsMedia && !mayHold) {
            throw UnmappedContent.unsupported(
                    "messages[" + index + "]: in this protocol only user messages hold media");
        }
        boolean marked = cacheField != null && parts > 0 && isMarked;
        if (holdsMedia || marked || (first.role() == Role.USER && parts > 1)) {
            writeParts(run, index);
        } else if (parts == 0 && !first.toolCalls().isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(text(run));
        }
    }

    /** Of one message it is written without a copy. */
    private static String text(List<Message> run) {
        return run.size() == 1
                ? run.get(0).text()
                : run.stream().map(Message::text).collect(Collectors.joining());
    }

    private static List<Content> parts(Message message) {
        if (!message.holds(Content.Reasoning.class::isInstance)) {
            return message.content();
        }
        return message.content().stream()
                .filter(part -> !(part instanceof Content.Reasoning))
                .toList();
    }

    private void writeParts(List<Message> run, int index) throws IOException {
        json.writeStartArray();
        for (Message message : run) {
            List<Content> parts = parts(message);
            for (int i = 0; i < parts.size(); i++) {
                writePart(parts.get(i), i == parts.size() - 1 ? message.cache() : null, index);
            }
        }
        json.writeEndArray();
    }

    private void writePart(Content part, @Nullable CacheMark mark, int index) throws IOException {
        json.writeStartObject();
        if (part instanceof Content.Text text) {
            json.writeStringField("type", "text");
            json.writeStringField("text", text.text());
        } else if (part instanceof Content.Media item) {
            media.write(item, index);
        }
        if (mark != null && cacheField != null) {
            CacheField.write(json, cacheField, mark);
        }
        json.writeEndObject();
    }

    private void writeToolCalls(List<ToolCall> calls) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tool_calls");
        for (ToolCall call : calls) {
            json.writeStartObject();
            json.writeStringField("id", call.id());
            String input = customTools.input(call);
            if (input == null) {
                writeCalled("function", call.name(), "arguments", call.arguments());
            } else {
                writeCalled("custom", call.name(), "input", input);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCalled(String type, String name, String field, String arguments) throws IOException {
        json.writeStringField("type", type);
        json.writeObjectFieldStart(type);
        json.writeStringField("name", name);
        json.writeStringField(field, arguments);
        json.writeEndObject();
    }
}
