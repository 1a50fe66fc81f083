package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The cache marks of a chat as Claude takes them: for five minutes or an hour, and none of an hour behind one of five
 * minutes, in the order of tools, instructions and turns. Immutable.
 *
 * @param chat the chat that is marked
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching">Prompt caching</a>
 */
record CacheMarks(ChatRequest chat) {

    private static final Duration SHORT = Duration.ofMinutes(5);

    /** Whether a turn, and no instruction, is marked for more than five minutes. */
    private boolean haveLongTurns() {
        return chat.messages().stream().anyMatch(message -> message.role() != Role.SYSTEM && isLong(message.cache()));
    }

    private static boolean isLong(@Nullable CacheMark mark) {
        Duration ttl = mark == null ? null : mark.ttl();
        return ttl != null && ttl.compareTo(SHORT) > 0;
    }

    /** The chat with those that stand before a longer one as long as that: nobody waits for less than was asked. */
    ChatRequest inOrder() {
        List<Message> messages = new ArrayList<>(chat.messages());
        boolean longTurns = haveLongTurns();
        boolean before = false;
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            // instructions from the middle may be moved to the front
            if (before || (longTurns && message.role() == Role.SYSTEM)) {
                messages.set(i, marked(message, CacheMarks::longer));
            }
            before |= isLong(messages.get(i).cache());
        }
        CacheMark tools = chat.terms().toolsCache();
        return tools == null || !before
                ? of(messages)
                : of(messages).withTerms(chat.terms().withToolsCache(longer(tools)));
    }

    /** The chat with none longer than the usual time. */
    ChatRequest shortened() {
        List<Message> messages = chat.messages().stream()
                .map(message -> marked(message, mark -> isLong(mark) ? CacheMark.USUAL : mark))
                .toList();
        CacheMark tools = chat.terms().toolsCache();
        return isLong(tools) ? of(messages).withTerms(chat.terms().withToolsCache(CacheMark.USUAL)) : of(messages);
    }

    private ChatRequest of(List<Message> messages) {
        return messages.equals(chat.messages()) ? chat : chat.withMessages(messages);
    }

    private static CacheMark longer(CacheMark mark) {
        return isLong(mark) ? mark : new CacheMark(Duration.ofHours(1));
    }

    private static Message marked(Message message, UnaryOperator<CacheMark> change) {
        CacheMark mark = message.cache();
        return mark == null ? message : message.withCache(change.apply(mark));
    }
}
