package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.feature.WordCounts;

/** How alike two texts are, from 0 to 1. */
final class Likeness {

    private Likeness() {}

    /** By the words they share. */
    static double ofWords(String one, String other) {
        return WordCounts.of(one).likeness(WordCounts.of(other));
    }

    /** The cosine of their angle; opposite ones are as unlike as those that have nothing to do with each other. */
    static double ofVectors(float[] one, float[] other) {
        double product = 0;
        double lengths = 0;
        double others = 0;
        for (int at = 0; at < one.length; at++) {
            product += (double) one[at] * other[at];
            lengths += (double) one[at] * one[at];
            others += (double) other[at] * other[at];
        }
        double norm = Math.sqrt(lengths * others);
        return norm == 0 ? 0 : Math.max(0, Math.min(1, product / norm));
    }
}
