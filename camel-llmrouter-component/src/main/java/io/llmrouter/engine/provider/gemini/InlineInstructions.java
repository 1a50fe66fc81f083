package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import java.util.ArrayList;
import java.util.List;

/** Moves instructions into the first question, for models that accept none apart from the conversation. Stateless. */
final class InlineInstructions {

    private InlineInstructions() {}

    /** Whether there is any instruction. */
    static boolean isNeeded(List<Message> messages, String more) {
        return !more.isEmpty() || messages.stream().anyMatch(message -> message.role() == Role.SYSTEM);
    }

    /** The conversation with its instructions, and one of ours behind them, as the first question. */
    static List<Message> of(List<Message> messages, String more) {
        List<Content> first = new ArrayList<>();
        messages.stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .forEach(message -> first.addAll(message.content()));
        if (!more.isEmpty()) {
            first.add(Content.text(more));
        }
        List<Message> asked = new ArrayList<>();
        asked.add(Message.user(first));
        messages.stream().filter(message -> message.role() != Role.SYSTEM).forEach(asked::add);
        return asked;
    }
}
