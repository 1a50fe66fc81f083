package io.llmrouter.engine.policy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who is to stay at one target. Keys are hashes, so that nothing that a caller wrote is kept; two callers that share one by
 * accident share a target, and nothing else.
 */
public enum Affinity {
    /** Who begins with the same instructions and the same first question, of the same user and tenant. */
    CONVERSATION,
    USER,
    TENANT;

    /** The key of a request; empty when it does not say whose it is. */
    public OptionalLong key(PlanRequest request) {
        CallOptions options = request.options();
        return switch (this) {
            case CONVERSATION ->
                request.request()
                        .chat()
                        .map(chat -> OptionalLong.of(beginning(chat, Objects.hash(options.user(), options.tenant()))))
                        .orElseGet(OptionalLong::empty);
            case USER -> key(options.user(), Objects.hashCode(options.tenant()));
            case TENANT -> key(options.tenant(), 0);
        };
    }

    private static OptionalLong key(@Nullable String name, long seed) {
        return name == null ? OptionalLong.empty() : OptionalLong.of(mixed(seed, name));
    }

    /** Texts up to the first question: what follows grows with every turn. */
    private static long beginning(ChatRequest chat, long seed) {
        long key = seed;
        for (Message message : chat.messages()) {
            key = mixed(key, message.text());
            if (message.role() == Role.USER) {
                break;
            }
        }
        return key;
    }

    /** A number that looks as if drawn, of a text and a number. */
    public static long hash(long seed, String text) {
        return mixed(seed, text);
    }

    private static long mixed(long seed, String text) {
        return mixed(31 * seed + ((long) text.hashCode() << 20) + text.length());
    }

    /** The same number well mixed: the finisher of SplitMix64. */
    public static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
