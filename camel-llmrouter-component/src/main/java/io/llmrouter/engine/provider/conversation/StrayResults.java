package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops tool results whose calls are missing, as at the beginning of a conversation that was cut short: most providers
 * refuse a request with such results. Stateless.
 */
final class StrayResults {

    private StrayResults() {}

    /**
     * The messages without such results, which are noted. None is dropped where results may stand anywhere, because the
     * provider may keep their calls, nor behind calls without ids, because they may answer any of these.
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
