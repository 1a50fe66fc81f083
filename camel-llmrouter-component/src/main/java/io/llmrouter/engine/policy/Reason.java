package io.llmrouter.engine.policy;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Why, in words for a person. Put into words only when read, because most reasons never are. Immutable and thread-safe;
 * holds what it needs to say, never the request itself.
 */
@FunctionalInterface
public interface Reason {

    /** The words: {@code input 1.25 USD/M is above the ceiling 1.00 USD/M}. */
    String text();

    /** The score by its components, by their names; empty where it has none. */
    default Map<String, Double> parts() {
        return Map.of();
    }

    /** What the call was expected to cost there, in nano-USD, where the score goes by that; empty where it does not. */
    default OptionalLong costNanos() {
        return OptionalLong.empty();
    }

    /** This reason with a doubt behind it. */
    default Reason doubted(Reason doubt) {
        return new Worded(
                () -> text() + "; " + doubt.text(), this::parts, costNanos().orElse(-1));
    }

    /** This reason, of a score that goes by an expected cost; -1 for an unknown one. */
    default Reason costing(long nanos) {
        return new Worded(this::text, this::parts, nanos);
    }

    /** A reason with the components of its score, both made when they are read. */
    static Reason of(Supplier<String> words, Supplier<Map<String, Double>> parts) {
        return new Worded(words, parts, -1);
    }

    /** A reason of a score that is an expected cost in nano-USD; words and components are made when they are read. */
    static Reason costing(long nanos, Supplier<String> words, Supplier<Map<String, Double>> parts) {
        return new Worded(words, parts, nanos);
    }

    /** A reason that is in words already. */
    static Reason of(String text) {
        return () -> text;
    }
}
