package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the ids of tool calls so that a provider accepts them: each is unique in the conversation, and the same at a
 * call and its result. An id that is not allowed, or that was used in another turn, becomes nine letters and digits
 * derived from it, the same in every request. For one conversation, message by message.
 */
final class CallIds {

    private static final int LENGTH = 9;
    private static final int LETTERS_AND_DIGITS = 36;

    private final @Nullable Matcher form;
    private final Set<String> used = new HashSet<>();
    private final Map<String, Deque<String>> waiting = new HashMap<>();

    CallIds(CallRules rules) {
        this.form = rules.ids() == null ? null : rules.ids().matcher("");
    }

    Message fitted(Message message) {
        if (form == null) {
            return message;
        }
        if (message.role() == Role.TOOL) {
            String id = answered(Objects.requireNonNull(message.toolCallId()));
            return id.equals(message.toolCallId()) ? message : message.withToolCallId(id);
        }
        if (message.toolCalls().isEmpty()) {
            return message;
        }
        List<ToolCall> named = named(message.toolCalls());
        return named.equals(message.toolCalls()) ? message : message.withToolCalls(named);
    }

    private List<ToolCall> named(List<ToolCall> calls) {
        calls.forEach(call -> waiting.remove(call.id()));
        List<ToolCall> named = new ArrayList<>(calls.size());
        for (ToolCall call : calls) {
            String id = unused(call.id());
            waiting.computeIfAbsent(call.id(), any -> new ArrayDeque<>(1)).add(id);
            named.add(id.equals(call.id()) ? call : new ToolCall(id, call.name(), call.arguments()));
        }
        return named;
    }

    private String unused(String theirs) {
        String id = allowed(theirs);
        for (int again = 2; !used.add(id); again++) {
            id = madeOf(theirs + "#" + again);
        }
        return id;
    }

    /** Calls of one turn with the same id are answered in their order. */
    private String answered(String theirs) {
        Deque<String> ids = waiting.get(theirs);
        if (ids == null) {
            return allowed(theirs);
        }
        return ids.size() > 1 ? ids.removeFirst() : ids.getFirst();
    }

    private String allowed(String theirs) {
        return form == null || form.reset(theirs).matches() ? theirs : madeOf(theirs);
    }

    private static String madeOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).toString(LETTERS_AND_DIGITS).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
