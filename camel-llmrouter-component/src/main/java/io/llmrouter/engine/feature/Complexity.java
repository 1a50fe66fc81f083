package io.llmrouter.engine.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How hard a request looks, from 0 to 1, by plain features of its latest user message and its form. Each feature is a share
 * from 0 to 1; the score is 1 − e<sup>−2 × Σ weight × share</sup>, so that features add up and none alone makes it 1.
 * Immutable.
 */
public final class Complexity {

    private static final double STEEPNESS = 2;

    /** From that many words on a prompt is as long as it gets. */
    private static final double LONG = 400;

    /** Up to about that many words each one more counts alike; beyond, less and less. */
    private static final double SHORT = 10;

    private static final double LONGEST = Math.log(1 + LONG / SHORT);

    private static final List<String> NAMES =
            List.of("length", "code", "maths", "steps", "demands", "question", "turns", "form", "attachments");
    private static final double[] WEIGHTS = {0.6, 0.3, 0.1, 0.2, 0.1, 0.15, 0.1, 0.15, 0.15};

    /** What each feature adds to the sum, in the order of the names. */
    private final double[] parts;

    private final double score;

    private Complexity(double[] shares) {
        double sum = 0;
        for (int at = 0; at < shares.length; at++) {
            shares[at] = shares[at] > 0 ? WEIGHTS[at] * Math.min(1, shares[at]) : 0;
            sum += shares[at];
        }
        parts = shares;
        score = 1 - Math.exp(-STEEPNESS * sum);
    }

    static Complexity of(String prompt, Traits traits) {
        HardWords words = HardWords.of(prompt);
        return new Complexity(new double[] {
            Math.log(1 + words.all() / SHORT) / LONGEST,
            traits.code() ? 1 : 0,
            words.maths() / 3.0,
            words.steps() / 3.0,
            words.demands() / 5.0,
            share(traits.question()),
            (traits.turns() - 1) / 6.0,
            (traits.tools() ? 0.5 : 0) + (traits.schema() ? 0.5 : 0),
            traits.attachments().size()
        });
    }

    /** From 0, simple, to 1. */
    public double score() {
        return score;
    }

    /** What each feature that was found adds to the sum: its weight times its share. */
    public Map<String, Double> parts() {
        Map<String, Double> found = new LinkedHashMap<>();
        for (int at = 0; at < parts.length; at++) {
            if (parts[at] > 0) {
                found.put(NAMES.get(at), parts[at]);
            }
        }
        return Collections.unmodifiableMap(found);
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
