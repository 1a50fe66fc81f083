package io.llmrouter.engine.provider.responses;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.openai.JsonField;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the items of a request into messages. Items of the model that follow each other become one turn, as long as
 * reasoning and texts come before calls; where they come after, a new turn begins.
 */
final class InputReader {

    private final List<Message> messages = new ArrayList<>();
    private final List<Content> content = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();

    /** Whose thoughts a client sends, it does not say. */
    private static final String ANY = "";

    private InputReader() {}

    static List<Message> read(JsonField instructions, JsonField input) {
        InputReader reader = new InputReader();
        if (!instructions.textOr("").isBlank()) {
            reader.messages.add(Message.system(instructions.text()));
        }
        if (input.node().isTextual()) {
            reader.messages.add(Message.user(input.text()));
        } else {
            input.items().forEach(item -> reader.item(item.object()));
            reader.endTurn();
        }
        if (reader.messages.isEmpty()) {
            throw input.expected("a text or at least one item");
        }
        return reader.messages;
    }

    private void item(JsonField item) {
        switch (item.get("type").textOr("message")) {
            case "message" -> message(item);
            case "function_call" -> calls.add(call(item));
            case "function_call_output" -> result(item);
            case "reasoning" -> say(Thoughts.of(item.node(), ANY));
            default -> say(Thoughts.carried(item.node(), ANY));
        }
    }

    private void say(Content part) {
        if (!calls.isEmpty()) {
            endTurn();
        }
        content.add(part);
    }

    private void endTurn() {
        if (!content.isEmpty() || !calls.isEmpty()) {
            messages.add(new Message(Role.ASSISTANT, content, calls, null, null));
            content.clear();
            calls.clear();
        }
    }

    private void message(JsonField item) {
        List<Content> parts = PartReader.read(item.get("content"));
        switch (item.get("role").textOr("")) {
            case "assistant" -> answer(parts);
            case "user" -> add(Role.USER, item, parts);
            case "system", "developer" -> add(Role.SYSTEM, item, parts);
            default -> throw item.get("role").expected("'system', 'developer', 'user' or 'assistant'");
        }
    }

    private void answer(List<Content> parts) {
        boolean another = !content.isEmpty() && content.get(content.size() - 1) instanceof Content.Text;
        if (another) {
            endTurn();
        }
        parts.forEach(this::say);
    }

    /** A mark for the cache ends a message, so that what follows it is another. */
    private void add(Role role, JsonField item, List<Content> parts) {
        endTurn();
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean marked = item.get("content")
                    .node()
                    .at("/" + i + "/prompt_cache_breakpoint")
                    .isObject();
            if (marked || i == parts.size() - 1) {
                Message message = Message.of(role, parts.subList(from, i + 1));
                messages.add(message.withCache(marked ? CacheMark.USUAL : null));
                from = i + 1;
            }
        }
    }

    private static ToolCall call(JsonField item) {
        return new ToolCall(
                item.get("call_id").text(),
                item.get("name").text(),
                item.get("arguments").textOr(""));
    }

    private void result(JsonField item) {
        endTurn();
        messages.add(new Message(
                Role.TOOL,
                PartReader.read(item.get("output")),
                List.of(),
                item.get("call_id").text(),
                null));
    }
}
