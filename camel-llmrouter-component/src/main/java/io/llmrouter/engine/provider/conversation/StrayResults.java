package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Results of tools that nobody asked for, as stand at the beginning of a conversation that was cut short: most providers
 * refuse the request for them. Stateless.
 */
final class StrayResults {

    private StrayResults() {}

    /**
     * The messages without such results, which are noted. Where results may stand anywhere, their calls may be in what the
     * provider keeps of the conversation; and who gives calls no ids may mean any of them.
     */
    static List<Message> leftOut(List<Message> messages, CallRules.Order order, List<String> notes) {
        if (order == CallRules.Order.ANY) {
            return messages;
        }
        List<Message> kept = answering(messages);
        if (kept.size() == messages.size() || kept.stream().allMatch(message -> message.role() == Role.SYSTEM)) {
            return messages;
        }
        notes.add("leaves out results of tools without their calls");
        return kept;
    }

    private static List<Message> answering(List<Message> messages) {
        Set<String> called = new HashSet<>();
        List<Message> kept = new ArrayList<>(messages.size());
        for (Message message : messages) {
            for (ToolCall call : message.toolCalls()) {
                called.add(call.id());
            }
            if (message.role() != Role.TOOL || called.contains("") || called.contains(message.toolCallId())) {
                kept.add(message);
            }
        }
        return kept;
    }
}
