package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.conversation.CallRules.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Puts the results of tool calls where a protocol wants them: in the order of their calls, before what else is said in
 * their turn. For one conversation.
 */
final class CallOrder {

    /** Said of results that did not stand where they must. */
    static final String MOVES = "moves results of tools before what else was said";

    private final boolean adjoining;
    private final List<Message> ordered;
    private boolean moves;

    private CallOrder(boolean adjoining, int messages) {
        this.adjoining = adjoining;
        this.ordered = new ArrayList<>(messages);
    }

    /** The messages in that order; what had to make way for results is noted. */
    static List<Message> of(List<Message> messages, Order wanted, List<String> notes) {
        if (wanted == Order.ANY) {
            return messages;
        }
        CallOrder order = new CallOrder(wanted == Order.ADJOINING, messages.size());
        order.addAll(messages);
        if (order.moves) {
            notes.add(MOVES);
        }
        return order.ordered;
    }

    private void addAll(List<Message> messages) {
        int next = 0;
        while (next < messages.size()) {
            Message message = messages.get(next++);
            if (message.toolCalls().isEmpty()) {
                ordered.add(message);
                continue;
            }
            while (adjoining && next < messages.size() && isAssistant(messages.get(next))) {
                message = joined(message, messages.get(next++));
            }
            ordered.add(message);
            int end = next;
            while (end < messages.size() && !isAssistant(messages.get(end))) {
                end++;
            }
            addReply(message.toolCalls(), messages.subList(next, end));
            next = end;
        }
    }

    private void addReply(List<ToolCall> calls, List<Message> reply) {
        List<Message> said = new ArrayList<>();
        List<Message> results = new ArrayList<>();
        for (Message message : reply) {
            boolean result = message.role() == Role.TOOL;
            moves |= result && stands(said);
            (result ? results : said).add(message);
        }
        results.sort(Comparator.comparingInt(result -> place(result, calls)));
        if (adjoining) {
            ordered.addAll(results);
            ordered.addAll(said);
        } else {
            Iterator<Message> next = results.iterator();
            reply.forEach(message -> ordered.add(message.role() == Role.TOOL ? next.next() : message));
        }
    }

    /** Where turns are taken, results stand first in theirs, and instructions apart from them, without our doing. */
    private boolean stands(List<Message> said) {
        for (Message message : said) {
            if (adjoining || message.role() != Role.SYSTEM) {
                return true;
            }
        }
        return false;
    }

    private static int place(Message result, List<ToolCall> calls) {
        String id = Objects.requireNonNull(result.toolCallId());
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).id().equals(id)) {
                return i;
            }
        }
        return calls.size();
    }

    private static boolean isAssistant(Message message) {
        return message.role() == Role.ASSISTANT;
    }

    private static Message joined(Message first, Message second) {
        List<Content> content = new ArrayList<>(first.content());
        content.addAll(second.content());
        List<ToolCall> calls = new ArrayList<>(first.toolCalls());
        calls.addAll(second.toolCalls());
        return new Message(Role.ASSISTANT, content, calls, null, first.name(), second.cache(), false);
    }
}
