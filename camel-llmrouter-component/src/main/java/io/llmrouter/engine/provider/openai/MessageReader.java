package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a request. A mark for the cache inside a question or an instruction divides it: what follows is a
 * message of its own.
 */
final class MessageReader {

    private final List<Message> messages = new ArrayList<>();

    private MessageReader() {}

    static List<Message> read(JsonField messages) {
        MessageReader reader = new MessageReader();
        messages.items().forEach(message -> reader.message(message.object()));
        if (reader.messages.isEmpty()) {
            throw messages.expected("at least one message");
        }
        return reader.messages;
    }

    private void message(JsonField message) {
        Role role = role(message.get("role"));
        List<ToolCall> calls = message.get("tool_calls").items().stream()
                .map(MessageReader::toolCall)
                .toList();
        List<Content> parts = role == Role.ASSISTANT ? spoken(message) : new ArrayList<>();
        boolean silent = role == Role.ASSISTANT || !calls.isEmpty();
        CacheMark mark = content(role, message, parts, silent);
        messages.add(new Message(
                        role,
                        parts,
                        calls,
                        role == Role.TOOL ? message.get("tool_call_id").text() : null,
                        message.get("name").optionalText())
                .withCache(mark == null ? CacheField.read(message.get(CacheField.NAME)) : mark));
    }

    private static Role role(JsonField role) {
        return switch (role.textOr("")) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            default -> throw role.expected("'system', 'developer', 'user', 'assistant' or 'tool'");
        };
    }

    private static ToolCall toolCall(JsonField call) {
        JsonField function = call.object().get("function").object();
        return new ToolCall(
                call.get("id").text(),
                function.get("name").text(),
                function.get("arguments").textOr(""));
    }

    /** Adds the parts, and returns the mark behind the last of them. */
    private @Nullable CacheMark content(Role role, JsonField message, List<Content> parts, boolean maySayNothing) {
        JsonField content = message.get("content");
        if (content.node().isTextual()) {
            parts.add(Content.text(content.text()));
            return null;
        }
        if (!content.node().isArray()) {
            if (content.given() || !maySayNothing) {
                throw content.expected("a text or a list of parts");
            }
            return null;
        }
        CacheMark mark = null;
        for (JsonField part : content.items()) {
            if (mark != null && (role == Role.USER || role == Role.SYSTEM)) {
                String name = message.get("name").optionalText();
                messages.add(new Message(role, parts, List.of(), null, name).withCache(mark));
                parts.clear();
                mark = null;
            }
            parts.add(ContentReader.read(part.object()));
            CacheMark here = CacheField.read(part.get(CacheField.NAME));
            mark = here == null ? mark : here;
        }
        return mark;
    }

    /** What only a model says beside its text: its thoughts first, as they came first. */
    private static List<Content> spoken(JsonField message) {
        List<Content> parts = new ArrayList<>();
        ReasoningDetails.NAMES.forEach(name -> message.get(name).items().forEach(JsonField::object));
        String field = message.get("reasoning_content").given() ? "reasoning_content" : "reasoning";
        String told = message.get(field).textOr("");
        String thoughts = told.isEmpty() ? ReasoningDetails.text(message.node()) : told;
        String signature = ReasoningDetails.signature(message.node());
        if (!thoughts.isEmpty() || signature != null) {
            parts.add(new Content.Reasoning(thoughts, signature));
        }
        String refusal = message.get("refusal").textOr("");
        if (!refusal.isEmpty()) {
            parts.add(Content.text(refusal));
        }
        return parts;
    }
}
