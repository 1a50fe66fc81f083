package io.llmrouter.camel;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * The conversation that an exchange carries from one step to the next, as a list of messages in one of its properties.
 * Instructions are no part of it: each step has its own.
 */
final class History {

    private final boolean kept;
    private final String property;
    private final int most;

    /** @throws IllegalArgumentException if not even one question and its answer could be kept */
    History(MessageOptions options) {
        kept = options.isConversationMemory();
        property = options.getConversationHistoryProperty();
        most = options.getMaxHistoryMessages();
        if (most < 2) {
            throw new IllegalArgumentException(
                    "maxHistoryMessages must be at least 2, a question and its answer, not " + most);
        }
    }

    boolean isKept() {
        return kept;
    }

    /**
     * What was said before; nothing when it is not kept.
     *
     * @throws io.llmrouter.engine.InvalidRequestException if the property holds something else
     */
    List<Message> of(Exchange exchange) {
        Object value = kept ? exchange.getProperty(property) : null;
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
            return List.of();
        }
        List<Message> messages = Conversation.of(value)
                .or(() -> Conversation.ofText(value instanceof List<?> ? Json.write(value) : value.toString()))
                .orElseThrow(() -> Invalid.request("the exchange property " + property
                        + " should hold a conversation: a List of Message, or messages in OpenAI's form"))
                .messages();
        return trimmed(spoken(messages));
    }

    /** Adds a question that was answered. */
    void append(Exchange exchange, List<Message> asked, Message answer) {
        List<Message> messages = spoken(asked);
        messages.add(answer);
        exchange.setProperty(property, trimmed(messages));
    }

    private static List<Message> spoken(List<Message> messages) {
        List<Message> spoken = new ArrayList<>(messages);
        spoken.removeIf(message -> message.role() == Role.SYSTEM);
        return spoken;
    }

    /** The latest turns that fit, each from its question on: a tool's result without its call would be refused. */
    private List<Message> trimmed(List<Message> messages) {
        int from = Math.max(0, messages.size() - most);
        for (int i = from; i < messages.size(); i++) {
            if (messages.get(i).role() == Role.USER) {
                return List.copyOf(messages.subList(i, messages.size()));
            }
        }
        for (int i = from - 1; i >= 0; i--) {
            if (messages.get(i).role() == Role.USER) {
                return List.copyOf(messages.subList(i, messages.size()));
            }
        }
        return List.copyOf(messages);
    }
}
