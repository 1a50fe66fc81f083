package io.llmrouter.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How alike two texts are, from 0 to 1. */
final class Likeness {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Likeness() {}

    /** The harmonic mean of the shares of each text's words that the other has, too. */
    static double ofWords(String one, String other) {
        List<String> first = words(one);
        List<String> second = words(other);
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() && second.isEmpty() ? 1 : 0;
        }
        List<String> left = new ArrayList<>(second);
        long shared = first.stream().filter(left::remove).count();
        return 2.0 * shared / (first.size() + second.size());
    }

    private static List<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
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
