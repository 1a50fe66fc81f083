package io.llmrouter.engine.provider.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses among labels by evidence in the text: the label's own words, and words that speak for it
 * ({@code related.txt}), each counted the less the more often it was met. Without more evidence than one related
 * word, the label that means nothing in particular is chosen, such as {@code other}, if it is offered.
 */
final class Labels {

    private static final Set<String> NEUTRAL = Set.of(
            "other",
            "others",
            "general",
            "misc",
            "miscellaneous",
            "unknown",
            "none",
            "neutral",
            "unclassified",
            "normal",
            "uncategorized",
            "sonstiges",
            "sonstige",
            "andere",
            "allgemein",
            "autre",
            "divers",
            "otro",
            "otros",
            "altro",
            "outro",
            "outros",
            "overig",
            "medium");
    private static final Map<String, Set<String>> RELATED = read();
    private static final double OWN = 3;
    private static final double FAINT = 1;

    private final Map<String, Double> words = new HashMap<>();

    Labels(List<Sentence> sentences, Sentence title) {
        title.words().forEach(word -> words.merge(word.text().toLowerCase(Locale.ROOT), 2.0, Double::sum));
        sentences.forEach(sentence ->
                sentence.words().forEach(word -> words.merge(word.text().toLowerCase(Locale.ROOT), 1.0, Double::sum)));
    }

    /** The label the text speaks for most, the first of equals; a neutral one if the evidence is a single word. */
    Optional<String> best(List<String> labels) {
        Optional<String> neutral = labels.stream()
                .filter(label -> NEUTRAL.contains(label.toLowerCase(Locale.ROOT)))
                .findFirst();
        String best = null;
        double most = neutral.isPresent() ? FAINT : 0;
        for (String label : labels) {
            double evidence = evidence(label);
            if (evidence > most) {
                best = label;
                most = evidence;
            }
        }
        return Optional.ofNullable(best).or(() -> neutral);
    }

    /** The labels the text speaks for at all, in the order offered. */
    List<String> all(List<String> labels) {
        return labels.stream().filter(label -> evidence(label) > 0).toList();
    }

    private double evidence(String label) {
        Set<String> own = new HashSet<>();
        Set<String> related = new HashSet<>();
        for (Word word : Words.of(label.replace('_', ' ').replace('-', ' '))) {
            String lower = word.text().toLowerCase(Locale.ROOT);
            if (StopWords.all().values().stream().noneMatch(list -> list.contains(lower))) {
                own.add(lower.length() > 4 ? Words.stem(lower) + "*" : lower);
                related.addAll(RELATED.getOrDefault(lower, RELATED.getOrDefault(lower + "s", Set.of())));
            }
        }
        return OWN * sum(own) + sum(related);
    }

    private double sum(Set<String> patterns) {
        double sum = 0;
        for (String pattern : patterns) {
            double met = pattern.endsWith("*") ? starting(pattern.substring(0, pattern.length() - 1)) : met(pattern);
            sum += met > 0 ? 1 + Math.log(met) : 0;
        }
        return sum;
    }

    private double met(String word) {
        return words.getOrDefault(word, 0.0);
    }

    private double starting(String start) {
        double met = 0;
        for (Map.Entry<String, Double> word : words.entrySet()) {
            met += word.getKey().startsWith(start) ? word.getValue() : 0;
        }
        return met;
    }

    private static Map<String, Set<String>> read() {
        return StopWords.lines("related.txt").stream()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toUnmodifiableMap(
                        line -> line[0], line -> Set.copyOf(new HashSet<>(Arrays.asList(line[1].split(" "))))));
    }
}
