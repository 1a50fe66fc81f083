package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * One number for each candidate of a list, by which they are put in order: lower first, equal ones as they came. A merge
 * sort over plain numbers, because this is the longest part of a plan of many candidates.
 */
final class Scores {

    /** Up to this length a list is sorted by insertion. */
    private static final int SHORT = 12;

    private final double[] scores;

    Scores(int size) {
        scores = new double[size];
    }

    /** Makes a candidate's place of its score, which is not a number where it is unknown. */
    interface Place {
        Ranked of(Candidate candidate, double score);
    }

    /** The candidates by a score of each, lowest first; one that is unknown counts as so much. */
    static List<Ranked> rank(
            List<Candidate> candidates, ToDoubleFunction<Candidate> score, double unknown, Place place) {
        double[] found = new double[candidates.size()];
        Scores scores = new Scores(found.length);
        for (int at = 0; at < found.length; at++) {
            found[at] = score.applyAsDouble(candidates.get(at));
            scores.set(at, Double.isNaN(found[at]) ? unknown : found[at]);
        }
        return scores.order(at -> place.of(candidates.get(at), found[at]));
    }

    void set(int at, double score) {
        scores[at] = score;
    }

    /** What {@code place} makes of each index, lowest score first. */
    List<Ranked> order(IntFunction<Ranked> place) {
        int[] order = new int[scores.length];
        for (int at = 0; at < order.length; at++) {
            order[at] = at;
        }
        sort(order.clone(), order, 0, order.length);
        Ranked[] ranked = new Ranked[order.length];
        for (int at = 0; at < ranked.length; at++) {
            ranked[at] = place.apply(order[at]);
        }
        return Arrays.asList(ranked);
    }

    /** Sorts a range into {@code to}; {@code from} holds the same indexes and is used up. */
    private void sort(int[] from, int[] to, int start, int end) {
        if (end - start <= SHORT) {
            insert(to, start, end);
            return;
        }
        int middle = (start + end) >>> 1;
        sort(to, from, start, middle);
        sort(to, from, middle, end);
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = right >= end || (left < middle && scores[from[left]] <= scores[from[right]]);
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }

    private void insert(int[] order, int start, int end) {
        for (int at = start + 1; at < end; at++) {
            int moved = order[at];
            double score = scores[moved];
            int hole = at;
            while (hole > start && scores[order[hole - 1]] > score) {
                order[hole] = order[hole - 1];
                hole--;
            }
            order[hole] = moved;
        }
    }
}
