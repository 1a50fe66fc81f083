package io.llmrouter.engine.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How hard a request looks, from 0 to 1, by plain features of its latest user message and its form. Each feature is a share
 * from 0 to 1; the score is 1 − e<sup>−2 × Σ weight × share</sup>, so that features add up and none alone makes it 1.
 *
 * @param score from 0, simple, to 1
 * @param parts what each feature that was found adds to the sum: its weight times its share
 */
public record Complexity(double score, Map<String, Double> parts) {

    private static final double STEEPNESS = 2;

    /** From that many words on a prompt is as long as it gets. */
    private static final double LONG = 400;

    /** Up to about that many words each one more counts alike; beyond, less and less. */
    private static final double SHORT = 10;

    public Complexity {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    static Complexity of(String prompt, Traits traits) {
        HardWords words = HardWords.of(prompt);
        Map<String, Double> parts = new LinkedHashMap<>();
        put(parts, "length", 0.6, Math.log(1 + words.all() / SHORT) / Math.log(1 + LONG / SHORT));
        put(parts, "code", 0.3, traits.code() ? 1 : 0);
        put(parts, "maths", 0.1, words.maths() / 3.0);
        put(parts, "steps", 0.2, words.steps() / 3.0);
        put(parts, "demands", 0.1, words.demands() / 5.0);
        put(parts, "question", 0.15, share(traits.question()));
        put(parts, "turns", 0.1, (traits.turns() - 1) / 6.0);
        put(parts, "form", 0.15, (traits.tools() ? 0.5 : 0) + (traits.schema() ? 0.5 : 0));
        put(parts, "attachments", 0.15, traits.attachments().size());
        double sum = 0;
        for (double each : parts.values()) {
            sum += each;
        }
        return new Complexity(1 - Math.exp(-STEEPNESS * sum), parts);
    }

    private static void put(Map<String, Double> parts, String name, double weight, double share) {
        if (share > 0) {
            parts.put(name, weight * Math.min(1, share));
        }
    }

    private static double share(QuestionType type) {
        return switch (type) {
            case REASON -> 1;
            case TASK -> 0.6;
            case OTHER -> 0.3;
            case FACT -> 0.2;
            case YES_NO, STATEMENT -> 0;
        };
    }
}
