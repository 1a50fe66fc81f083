package io.llmrouter.engine.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mood of a text by a plain list of words, in English, German, French and Spanish: the sum of what its words weigh, a
 * word after a negation the other way round, divided by the square root of (sum² + 4). From 0.3 on it is positive, from
 * −0.3 down negative. Irony and what a list of words cannot know escape it.
 */
public enum Sentiment {
    POSITIVE,
    NEUTRAL,
    NEGATIVE;

    private static final Pattern WORD = Pattern.compile("[\\p{L}]+(?:['’][\\p{L}]+)?");
    private static final String LIST = "sentiment.txt";
    private static final double BOUND = 0.3;
    private static final double FLAT = 4;
    private static final int REACH = 3;
    private static final int READ = 4_000;
    private static final Map<String, Integer> WEIGHTS = weights();

    /** The mood of a text. */
    public static Sentiment of(String text) {
        double score = score(text);
        return score >= BOUND ? POSITIVE : score <= -BOUND ? NEGATIVE : NEUTRAL;
    }

    /** From −1 to 1; 0 where no word of the list is. */
    static double score(String text) {
        Matcher words = WORD.matcher(text.substring(0, Math.min(READ, text.length())));
        double sum = 0;
        int sinceNegation = REACH + 1;
        while (words.find()) {
            int weight =
                    WEIGHTS.getOrDefault(words.group().toLowerCase(Locale.ROOT).replace('’', '\''), 0);
            sinceNegation = weight == 0 && isNegation(words.group()) ? 0 : sinceNegation + 1;
            sum += sinceNegation <= REACH ? -weight : weight;
        }
        return sum / Math.sqrt(sum * sum + FLAT);
    }

    private static boolean isNegation(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return switch (lower) {
            case "not", "no", "never", "without", "cannot", "nicht", "kein", "keine", "keinen", "nie", "ohne" -> true;
            case "pas", "jamais", "sans", "nunca", "sin", "tampoco" -> true;
            default -> lower.endsWith("n't");
        };
    }

    /** Lines of a weight and its words. */
    private static Map<String, Integer> weights() {
        try (InputStream in = Objects.requireNonNull(Sentiment.class.getResourceAsStream(LIST), LIST)) {
            Map<String, Integer> weights = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> put(line, weights));
            return Map.copyOf(weights);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
    }

    private static void put(String line, Map<String, Integer> into) {
        String[] words = line.strip().split("\\s+");
        for (int at = 1; at < words.length; at++) {
            into.put(words[at], Integer.valueOf(words[0]));
        }
    }
}
