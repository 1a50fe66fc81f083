package io.llmrouter.engine.policy;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** One number for each candidate of a list, by which they are put in order: lower first, equal ones as they came. */
final class Scores {

    private record Scored(double score, int at) implements Comparable<Scored> {
        @Override
        public int compareTo(Scored other) {
            int order = Double.compare(score, other.score);
            return order != 0 ? order : Integer.compare(at, other.at);
        }
    }

    private final Scored[] scores;

    Scores(int size) {
        scores = new Scored[size];
    }

    void set(int at, double score) {
        scores[at] = new Scored(score, at);
    }

    /** What {@code place} makes of each index, lowest score first. */
    List<Ranked> order(IntFunction<Ranked> place) {
        Arrays.sort(scores);
        Ranked[] ranked = new Ranked[scores.length];
        for (int at = 0; at < ranked.length; at++) {
            ranked[at] = place.apply(scores[at].at());
        }
        return Arrays.asList(ranked);
    }
}
