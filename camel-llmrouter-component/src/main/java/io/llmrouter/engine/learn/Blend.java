package io.llmrouter.engine.learn;

import java.util.Arrays;

/**
 * Finds how much each part of an estimate is to say: weights of 0 or more with the least squares of errors. What counts is
 * the difference between models, because that is what a router decides by.
 */
final class Blend {

    private static final int ROUNDS = 200;

    /** Against the sum of squares, lest a small set is believed too much. */
    private static final double PENALTY = 0.02;

    private final double[][] gram = new double[Parts.COUNT][Parts.COUNT];
    private final double[] moments = new double[Parts.COUNT];

    /** Hears of a prompt that the parts had not seen; a score that there is not is not a number. */
    void add(double[] mean, double[][] estimates, double[] scores) {
        double[][] off = new double[Parts.COUNT][];
        for (int part = 0; part < Parts.COUNT; part++) {
            off[part] = contrast(mean, estimates[part], scores);
        }
        double[] truth = contrast(mean, scores, scores);
        for (int row = 0; row < Parts.COUNT; row++) {
            moments[row] += dot(off[row], truth);
            for (int column = 0; column < Parts.COUNT; column++) {
                gram[row][column] += dot(off[row], off[column]);
            }
        }
    }

    double[] weights() {
        double[] weights = new double[Parts.COUNT];
        double penalty = PENALTY * (gram[0][0] + gram[1][1] + gram[2][2]);
        for (int round = 0; round < ROUNDS; round++) {
            for (int part = 0; part < weights.length; part++) {
                double rest = moments[part] - dot(gram[part], weights) + gram[part][part] * weights[part];
                weights[part] = Math.max(0, rest / (gram[part][part] + penalty + 1e-12));
            }
        }
        if (Arrays.stream(weights).sum() < 1e-6) {
            Arrays.fill(weights, 1.0 / weights.length);
        }
        return weights;
    }

    /**
     * How far each model is off its mean, less what all are off it, of those that have a score. A single one has nothing to
     * be told apart from.
     */
    private static double[] contrast(double[] mean, double[] values, double[] scores) {
        double[] off = new double[mean.length];
        double sum = 0;
        int count = 0;
        for (int model = 0; model < mean.length; model++) {
            if (!Double.isNaN(scores[model])) {
                off[model] = values[model] - mean[model];
                sum += off[model];
                count++;
            }
        }
        for (int model = 0; model < mean.length && count > 1; model++) {
            off[model] -= Double.isNaN(scores[model]) ? 0 : sum / count;
        }
        return off;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
