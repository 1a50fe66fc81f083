package io.llmrouter.engine.evaluate;

import java.util.SplittableRandom;

/**
 * How likely the differences of pairs are chance: the sign-flip test. Of a model that did not change, each question's two
 * grades might as well have come the other way round; so the likelihood is the share of all such swaps whose mean differs
 * from 0 at least as much as the one found. That holds for any grades and any number of questions, and needs no table. All
 * swaps are tried of few questions, and so many drawn ones of more, always the same ones.
 */
final class SignFlips {

    /** Up to so many differences all swaps are tried. */
    private static final int FEW = 14;

    private static final int DRAWS = 9_999;
    private static final long SEED = 20_260_101L;
    /** What sums of the same numbers in another order may differ by. */
    private static final double SAME = 1e-9;

    private SignFlips() {}

    /** The likelihood, above 0, that differences are so far from 0 by chance; those that are 0 say nothing. */
    static double likelihood(double[] differences) {
        double sum = 0;
        for (double each : differences) {
            sum += each;
        }
        double found = Math.abs(sum) - SAME;
        return differences.length <= FEW ? exact(differences, found) : drawn(differences, found);
    }

    private static double exact(double[] differences, double found) {
        int all = 1 << differences.length;
        int asFar = 0;
        for (int swapped = 0; swapped < all; swapped++) {
            asFar += Math.abs(sum(differences, 0, swapped)) >= found ? 1 : 0;
        }
        return (double) asFar / all;
    }

    /** The one that was found counts as drawn, so that the likelihood is never told too low. */
    private static double drawn(double[] differences, double found) {
        SplittableRandom random = new SplittableRandom(SEED);
        int asFar = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int from = 0; from < differences.length; from += Long.SIZE) {
                sum += sum(differences, from, random.nextLong());
            }
            asFar += Math.abs(sum) >= found ? 1 : 0;
        }
        return (double) asFar / (DRAWS + 1);
    }

    /** The sum of up to 64 differences from there on, of which those are swapped whose bit is set. */
    private static double sum(double[] differences, int from, long swapped) {
        double sum = 0;
        for (int at = from; at < Math.min(differences.length, from + Long.SIZE); at++) {
            sum += (swapped >>> (at - from) & 1) == 0 ? differences[at] : -differences[at];
        }
        return sum;
    }
}
