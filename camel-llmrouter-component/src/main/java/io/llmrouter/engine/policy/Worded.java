package io.llmrouter.engine.policy;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A reason with all that a reason may say.
 *
 * @param words its words
 * @param components those of its score
 * @param nanos the expected cost that the score goes by; -1 for none
 */
record Worded(Supplier<String> words, Supplier<Map<String, Double>> components, long nanos) implements Reason {

    @Override
    public String text() {
        return words.get();
    }

    @Override
    public Map<String, Double> parts() {
        return components.get();
    }

    @Override
    public OptionalLong costNanos() {
        return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    }
}
