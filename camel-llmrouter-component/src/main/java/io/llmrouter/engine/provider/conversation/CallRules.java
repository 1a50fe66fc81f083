package io.llmrouter.engine.provider.conversation;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol, or one of its servers, demands of the tool calls in a conversation and of the messages around them.
 *
 * @param ids the form of their ids, each of which may be there once; null where ids tell nothing
 * @param order where results stand
 * @param objects whether arguments must be a JSON object
 * @param bridge what the assistant has to say between results and the next question; null where one may follow them
 * @param systemFirst whether no instruction may stand behind an answer
 */
public record CallRules(
        @Nullable Pattern ids, Order order, boolean objects, @Nullable String bridge, boolean systemFirst) {

    /** Where the results of calls stand. */
    public enum Order {
        /** Anywhere behind their calls. */
        ANY,
        /** In the order of their calls, before what else is said in their turn. */
        BY_CALL,
        /** So, and right behind the message with their calls. */
        ADJOINING
    }

    public CallRules {
        Objects.requireNonNull(order, "order");
    }

    /** Ids of that form, and arguments that are objects. */
    public static CallRules of(@Nullable Pattern ids, Order order) {
        return new CallRules(ids, order, true, null, false);
    }
}
