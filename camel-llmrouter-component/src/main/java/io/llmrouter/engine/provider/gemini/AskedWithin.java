package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import java.util.ArrayList;
import java.util.List;

/** A conversation for models that take no instructions apart from it: they begin the first question. */
final class AskedWithin {

    private AskedWithin() {}

    /** Whether anything is instructed. */
    static boolean isNeeded(List<Message> messages, String more) {
        return !more.isEmpty() || messages.stream().anyMatch(message -> message.role() == Role.SYSTEM);
    }

    /** The conversation without instructions, which its first question says, and one of ours behind them. */
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
