package io.llmrouter.engine.provider.usage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * Reads the counts that providers report, as numbers or as text. A negative count is read as 0, one that is more than a
 * {@code long} holds as {@link Long#MAX_VALUE}. Stateless.
 */
public final class Counts {

    private Counts() {}

    /** The count under that name; 0 where there is none. */
    public static long of(JsonNode object, String name) {
        return of(object.path(name));
    }

    /** The count under the first of these names that is there, and is not null; 0 where none is. */
    public static long of(JsonNode object, String name, String otherName) {
        return of(object.hasNonNull(name) ? object.path(name) : object.path(otherName));
    }

    /** The first of these counts that counts any; 0 where none does. */
    public static long any(JsonNode... nodes) {
        return Stream.of(nodes)
                .mapToLong(Counts::of)
                .filter(count -> count > 0)
                .findFirst()
                .orElse(0);
    }

    /** The count that a node is; 0 where it is none. */
    public static long of(JsonNode node) {
        if (node.isNumber() && !node.canConvertToLong()) {
            return node.doubleValue() > 0 ? Long.MAX_VALUE : 0;
        }
        return Math.max(0, node.asLong(0));
    }
}
