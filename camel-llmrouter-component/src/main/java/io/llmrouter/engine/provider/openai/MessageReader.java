package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages of a request. */
final class MessageReader {

    private MessageReader() {}

    static List<Message> read(JsonField messages) {
        List<Message> read = new ArrayList<>();
        messages.items().forEach(message -> read.add(message(message.object())));
        if (read.isEmpty()) {
            throw messages.expected("at least one message");
        }
        return read;
    }

    private static Message message(JsonField message) {
        Role role = role(message.get("role"));
        List<ToolCall> calls = message.get("tool_calls").items().stream()
                .map(MessageReader::toolCall)
                .toList();
        List<Content> content = content(role, message, calls.isEmpty());
        String answers = role == Role.TOOL ? message.get("tool_call_id").text() : null;
        return new Message(role, content, calls, answers, message.get("name").optionalText());
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

    private static List<Content> content(Role role, JsonField message, boolean needed) {
        List<Content> parts = new ArrayList<>();
        JsonField content = message.get("content");
        if (role == Role.ASSISTANT) {
            addSpoken(message, parts);
            needed = needed && parts.isEmpty();
        }
        if (content.node().isTextual()) {
            parts.add(Content.text(content.text()));
        } else if (content.node().isArray()) {
            content.items().forEach(part -> parts.add(ContentReader.read(part.object())));
        } else if (content.given() || (needed && role != Role.ASSISTANT)) {
            throw content.expected("a text or a list of parts");
        }
        return parts;
    }

    /** What only a model says beside its text: its thoughts first, as they came first. */
    private static void addSpoken(JsonField message, List<Content> parts) {
        String field = message.get("reasoning_content").given() ? "reasoning_content" : "reasoning";
        String thoughts = message.get(field).textOr("");
        if (!thoughts.isEmpty()) {
            parts.add(new Content.Reasoning(thoughts, null));
        }
        String refusal = message.get("refusal").textOr("");
        if (!refusal.isEmpty()) {
            parts.add(Content.text(refusal));
        }
    }
}
