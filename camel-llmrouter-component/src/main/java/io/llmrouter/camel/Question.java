package io.llmrouter.camel;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body asks.
 *
 * @param request a conversation, with whatever else it says; null when the body is only one part of a question
 * @param part the part; null when there is a conversation
 */
record Question(@Nullable ChatRequest request, @Nullable Content part) {

    static Question of(ChatRequest request) {
        return new Question(request, null);
    }

    static Question of(Content part) {
        return new Question(null, part);
    }

    /**
     * The request, asked with that text: it replaces a text, and joins an image or a conversation. Attachments come last.
     */
    static ChatRequest ask(@Nullable Question question, @Nullable String text, List<Content> attachments) {
        List<Content> parts = new ArrayList<>();
        if (text != null) {
            parts.add(Content.text(text));
        }
        if (question != null && question.part != null && (text == null || !isText(question.part))) {
            parts.add(question.part);
        }
        parts.addAll(attachments);
        if (question != null && question.request != null) {
            return parts.isEmpty() ? question.request : append(question.request, Message.user(parts));
        }
        if (parts.isEmpty()) {
            throw Invalid.request("there is nothing to ask: the body is empty and userMessage is not set");
        }
        return ChatRequest.of(List.of(Message.user(parts)));
    }

    private static boolean isText(Content part) {
        return part.fold(text -> true, media -> false, reasoning -> false);
    }

    private static ChatRequest append(ChatRequest request, Message message) {
        List<Message> messages = new ArrayList<>(request.messages());
        messages.add(message);
        return request.withMessages(messages);
    }
}
