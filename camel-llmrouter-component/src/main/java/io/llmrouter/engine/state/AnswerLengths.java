package io.llmrouter.engine.state;

import java.util.OptionalDouble;

/**
 * How long answers are on average, in tokens, the latest counting most, apart for short and long inputs. Of fixed size;
 * told by one thread at a time, as {@link DecayingCounts} are; read by any.
 */
final class AnswerLengths {

    private final DecayingCounts counts;

    AnswerLengths(long now) {
        counts = new DecayingCounts(2 * Sizes.INPUT.count(), now);
    }

    void add(long inputTokens, long outputTokens, long now) {
        int at = 2 * Sizes.INPUT.of(inputTokens);
        counts.add(at, now);
        counts.add(at + 1, outputTokens, now);
    }

    /** Of answers to inputs of about that length; of all, when there were none lately. Empty when there were none at all. */
    OptionalDouble mean(long inputTokens, long now) {
        DecayingCounts.Weights weights = counts.weights();
        int at = 2 * Sizes.INPUT.of(inputTokens);
        if (now < weights.until(weights.each()[at])) {
            return OptionalDouble.of((double) weights.each()[at + 1] / weights.each()[at]);
        }
        long answers = 0;
        long tokens = 0;
        for (int size = 0; size < weights.each().length; size += 2) {
            answers += weights.each()[size];
            tokens += weights.each()[size + 1];
        }
        return now < weights.until(answers) ? OptionalDouble.of((double) tokens / answers) : OptionalDouble.empty();
    }
}
