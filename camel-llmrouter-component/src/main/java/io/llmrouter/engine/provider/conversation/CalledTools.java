package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolSpec;
import java.util.List;

/**
 * Finds the tools that earlier turns of a conversation called, for protocols that refuse a call whose tool is not
 * declared, and names calls that have no id. Stateless.
 */
public final class CalledTools {

    private CalledTools() {}

    /** Whether any tool was called, or answered. */
    public static boolean areIn(List<Message> messages) {
        for (Message message : messages) {
            if (message.role() == Role.TOOL || !message.toolCalls().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Those that were called, each once, by nothing but their names. */
    public static List<ToolSpec> of(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.toolCalls().stream())
                .map(call -> new ToolSpec(call.name(), "", "", false))
                .distinct()
                .toList();
    }

    /** The id of a call; where its provider told none, its place in the answer and its tool make one. */
    public static String id(String told, int place, String tool) {
        return told.isEmpty() ? "call_" + place + "_" + tool : told;
    }
}
