package io.llmrouter.engine.provider.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a text's central sentences: those closest to the middle of all, early ones and those that share words with the
 * title a little preferred, very short ones less, and none that only repeats one already chosen. Linear in the number of
 * sentences.
 */
final class Centrality {

    private static final double TOO_ALIKE = 0.7;

    private final List<Sentence> sentences;
    private final List<Map<String, Double>> vectors = new ArrayList<>();
    private final Map<String, Double> middle = new HashMap<>();
    private final Map<String, Double> title;

    Centrality(List<Sentence> sentences, Sentence title) {
        this.sentences = sentences;
        Vectors space = Vectors.of(sentences);
        for (Sentence sentence : sentences) {
            Map<String, Double> vector = space.vector(sentence.stems());
            vectors.add(vector);
            double length = Math.max(1, Vectors.length(vector));
            vector.forEach((stem, weight) -> middle.merge(stem, weight / length, Double::sum));
        }
        this.title = space.vector(title.stems());
    }

    /** All sentences that are worth saying, the most central first. */
    List<Sentence> ranked() {
        double length = Vectors.length(middle);
        Map<Sentence, Double> scores = new HashMap<>();
        for (Sentence sentence : sentences) {
            scores.put(sentence, score(sentence, length));
        }
        return sentences.stream()
                .sorted(Comparator.comparing((Sentence s) -> scores.getOrDefault(s, 0.0))
                        .reversed()
                        .thenComparing(Sentence::index))
                .toList();
    }

    /** So many of them that differ from each other, the most central first. */
    List<Sentence> central(int count) {
        List<Sentence> chosen = new ArrayList<>();
        for (Sentence candidate : ranked()) {
            if (chosen.size() >= count) {
                break;
            }
            boolean repeats = chosen.stream()
                    .anyMatch(other ->
                            Vectors.cosine(vectors.get(candidate.index()), vectors.get(other.index())) > TOO_ALIKE);
            if (!repeats) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private double score(Sentence sentence, double middleLength) {
        Map<String, Double> vector = vectors.get(sentence.index());
        double length = Vectors.length(vector);
        if (length == 0 || middleLength == 0) {
            return 0;
        }
        double dot = 0;
        for (Map.Entry<String, Double> entry : vector.entrySet()) {
            dot += entry.getValue() * middle.getOrDefault(entry.getKey(), 0.0);
        }
        double early = 1 + 0.4 / (1 + sentence.index());
        double onTitle = 1 + 0.3 * Vectors.cosine(vector, title);
        return dot / (length * middleLength) * early * onTitle * fullness(sentence);
    }

    private static double fullness(Sentence sentence) {
        int said = sentence.stems().size();
        double size = said >= 4 ? 1 : 0.25 + said * 0.15;
        return sentence.text().endsWith("?") ? size * 0.7 : size;
    }
}
