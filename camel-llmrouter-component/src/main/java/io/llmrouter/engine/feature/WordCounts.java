package io.llmrouter.engine.feature;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of a text, without regard to their order, to case, and to signs between them. Two texts are compared by them
 * wherever the router asks whether they say the same.
 *
 * @param counts how often each is there
 * @param total how many there are
 */
public record WordCounts(Map<String, Integer> counts, int total) {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    public WordCounts {
        counts = Map.copyOf(counts);
    }

    /** The words of that text. */
    public static WordCounts of(String text) {
        Map<String, Integer> counts = new HashMap<>();
        int total = 0;
        for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                counts.merge(word, 1, Integer::sum);
                total++;
            }
        }
        return new WordCounts(counts, total);
    }

    /** From 0, no word in common, to 1, the same words: 2 × shared words / all words (Dice). Two empty texts are alike. */
    public double likeness(WordCounts other) {
        int all = total + other.total;
        int shared = 0;
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            shared += Math.min(each.getValue(), other.counts.getOrDefault(each.getKey(), 0));
        }
        return all == 0 ? 1 : 2.0 * shared / all;
    }
}
