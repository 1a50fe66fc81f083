package io.llmrouter.camel;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import java.util.List;
import java.util.Optional;

/** Recognises bodies that are a conversation rather than a text. */
final class Conversation {

    private Conversation() {}

    /** The conversation an object is: a list of messages. */
    static Optional<ChatRequest> of(Object body) {
        if (body instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Message.class::isInstance)) {
            return Optional.of(
                    ChatRequest.of(list.stream().map(Message.class::cast).toList()));
        }
        return Optional.empty();
    }

    /** The conversation that JSON text is. */
    static Optional<ChatRequest> ofText(String text) {
        return Optional.empty();
    }
}
