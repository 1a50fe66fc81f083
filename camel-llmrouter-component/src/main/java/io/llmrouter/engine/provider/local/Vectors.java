package io.llmrouter.engine.provider.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Sentences as weighted stems (term frequency times inverse sentence frequency), compared by the cosine of their angle.
 * Immutable once made.
 */
final class Vectors {

    private final Map<String, Double> rarity;

    private Vectors(Map<String, Double> rarity) {
        this.rarity = rarity;
    }

    static Vectors of(List<Sentence> sentences) {
        Map<String, Integer> in = new HashMap<>();
        sentences.forEach(sentence -> new HashSet<>(sentence.stems()).forEach(stem -> in.merge(stem, 1, Integer::sum)));
        Map<String, Double> rarity = new HashMap<>();
        in.forEach((stem, count) -> rarity.put(stem, Math.log(1 + (double) sentences.size() / count)));
        return new Vectors(rarity);
    }

    /** Stems as a vector; stems the text does not have count for nothing. */
    Map<String, Double> vector(List<String> stems) {
        Map<String, Double> vector = new HashMap<>();
        for (String stem : stems) {
            Double weight = rarity.get(stem);
            if (weight != null) {
                vector.merge(stem, weight, Double::sum);
            }
        }
        return vector;
    }

    static double cosine(Map<String, Double> one, Map<String, Double> other) {
        Map<String, Double> small = one.size() <= other.size() ? one : other;
        Map<String, Double> large = small == one ? other : one;
        double dot = 0;
        for (Map.Entry<String, Double> entry : small.entrySet()) {
            dot += entry.getValue() * large.getOrDefault(entry.getKey(), 0.0);
        }
        double lengths = length(one) * length(other);
        return lengths == 0 ? 0 : dot / lengths;
    }

    static double length(Map<String, Double> vector) {
        double sum = 0;
        for (double weight : vector.values()) {
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }
}
