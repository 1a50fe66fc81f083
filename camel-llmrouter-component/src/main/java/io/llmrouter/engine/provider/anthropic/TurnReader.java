package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.openai.JsonField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the instructions and turns of a request. A mark for the cache ends a message, so that what follows is another. */
final class TurnReader {

    private final List<Message> messages = new ArrayList<>();
    private final List<Content> content = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();

    private TurnReader() {}

    static List<Message> read(JsonField system, JsonField turns) {
        TurnReader reader = new TurnReader();
        if (system.given()) {
            reader.turn(Role.SYSTEM, system);
        }
        for (JsonField turn : turns.items()) {
            reader.turn(role(turn.object().get("role")), turn.get("content"));
        }
        if (turns.items().isEmpty()) {
            throw turns.expected("at least one message");
        }
        return reader.messages;
    }

    private static Role role(JsonField role) {
        return switch (role.textOr("")) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            default -> throw role.expected("'user', 'assistant' or 'system'");
        };
    }

    private void turn(Role role, JsonField blocks) {
        if (blocks.node().isTextual()) {
            messages.add(Message.of(role, List.of(Content.text(blocks.text()))));
            return;
        }
        for (JsonField block : blocks.items()) {
            block(role, block.object());
        }
        end(role, null);
    }

    private void block(Role role, JsonField block) {
        CacheMark mark = CacheControl.read(block.get(CacheControl.NAME));
        if (block.get("type").textOr("").equals("tool_result")) {
            end(role, null);
            messages.add(result(block).withCache(mark));
            return;
        }
        if (block.get("type").textOr("").equals("tool_use")) {
            calls.add(new ToolCall(
                    block.get("id").text(),
                    block.get("name").text(),
                    block.get("input").object().node().toString()));
        } else {
            if (!calls.isEmpty()) {
                end(role, null);
            }
            content.add(BlockReader.read(block));
        }
        if (mark != null) {
            end(role, mark);
        }
    }

    private void end(Role role, @Nullable CacheMark mark) {
        if (!content.isEmpty() || !calls.isEmpty()) {
            messages.add(new Message(role, content, calls, null, null).withCache(mark));
            content.clear();
            calls.clear();
        }
    }

    private static Message result(JsonField block) {
        JsonField given = block.get("content");
        List<Content> parts = given.node().isTextual()
                ? List.of(Content.text(given.text()))
                : given.items().stream()
                        .map(part -> BlockReader.read(part.object()))
                        .toList();
        Message result = new Message(
                Role.TOOL, parts, List.of(), block.get("tool_use_id").text(), null);
        return block.get("is_error").flag() ? result.asFailed() : result;
    }
}
