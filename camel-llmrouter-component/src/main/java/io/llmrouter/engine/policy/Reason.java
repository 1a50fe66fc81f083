package io.llmrouter.engine.policy;

/**
 * Why, in words for a person. Put into words only when read, because most reasons never are. Immutable and thread-safe;
 * holds what it needs to say, never the request itself.
 */
@FunctionalInterface
public interface Reason {

    /** The words: {@code input 1.25 USD/M is above the ceiling 1.00 USD/M}. */
    String text();

    /** A reason that is in words already. */
    static Reason of(String text) {
        return () -> text;
    }
}
