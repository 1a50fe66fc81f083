package io.llmrouter.engine.policy;

import java.util.Map;
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

    /** This reason with a doubt behind it. */
    default Reason doubted(Reason doubt) {
        return of(() -> text() + "; " + doubt.text(), this::parts);
    }

    /** A reason with the components of its score, both made when they are read. */
    static Reason of(Supplier<String> words, Supplier<Map<String, Double>> parts) {
        return new Reason() {
            @Override
            public String text() {
                return words.get();
            }

            @Override
            public Map<String, Double> parts() {
                return parts.get();
            }
        };
    }

    /** A reason that is in words already. */
    static Reason of(String text) {
        return () -> text;
    }
}
