package io.llmrouter.engine.learn;

import java.util.List;

/**
 * A linear estimate of several numbers (ridge regression).
 *
 * @param centre the mean vector
 * @param scale what each number of a vector is multiplied by
 * @param base the mean of each result
 * @param slopes of each result
 */
record Ridge(float[] centre, float[] scale, double[] base, float[][] slopes) {

    /**
     * The fit with the least squares.
     *
     * @param targets a row of results for each vector
     * @param penalty of the squares of slopes, against those of the errors
     */
    static Ridge fit(List<float[]> vectors, List<double[]> targets, float[] scale, double penalty) {
        int size = scale.length;
        double[] base = mean(targets, targets.get(0).length);
        float[] centre = centre(vectors, size);
        double[][] gram = new double[size][size];
        double[][] moments = new double[base.length][size];
        double[] off = new double[size];
        for (int row = 0; row < vectors.size(); row++) {
            for (int at = 0; at < size; at++) {
                off[at] = (vectors.get(row)[at] - centre[at]) * scale[at];
            }
            for (int at = 0; at < size; at++) {
                add(gram[at], off[at], off, at + 1);
            }
            for (int result = 0; result < base.length; result++) {
                add(moments[result], targets.get(row)[result] - base[result], off, size);
            }
        }
        for (int at = 0; at < size; at++) {
            gram[at][at] += penalty;
        }
        return new Ridge(centre, scale, base, solved(gram, moments));
    }

    double[] estimate(float[] vector) {
        double[] estimate = base.clone();
        for (int result = 0; result < estimate.length; result++) {
            float[] slope = slopes[result];
            for (int at = 0; at < slope.length; at++) {
                estimate[result] += slope[at] * scale[at] * (vector[at] - centre[at]);
            }
        }
        return estimate;
    }

    /** Solves a symmetric system, of which the lower half is given, for several right sides, by Cholesky's method. */
    private static float[][] solved(double[][] gram, double[][] moments) {
        int size = gram.length;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = gram[row][column];
                for (int at = 0; at < column; at++) {
                    sum -= gram[row][at] * gram[column][at];
                }
                gram[row][column] = row == column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / gram[column][column];
            }
        }
        float[][] solved = new float[moments.length][size];
        for (int result = 0; result < moments.length; result++) {
            double[] solution = substituted(gram, moments[result]);
            for (int at = 0; at < size; at++) {
                solved[result][at] = (float) solution[at];
            }
        }
        return solved;
    }

    private static double[] substituted(double[][] lower, double[] right) {
        int size = right.length;
        double[] solution = right.clone();
        for (int row = 0; row < size; row++) {
            for (int at = 0; at < row; at++) {
                solution[row] -= lower[row][at] * solution[at];
            }
            solution[row] /= lower[row][row];
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int at = row + 1; at < size; at++) {
                solution[row] -= lower[at][row] * solution[at];
            }
            solution[row] /= lower[row][row];
        }
        return solution;
    }

    static double[] mean(List<double[]> rows, int size) {
        double[] mean = new double[size];
        for (double[] row : rows) {
            add(mean, 1.0 / rows.size(), row, size);
        }
        return mean;
    }

    /** The mean of vectors. */
    static float[] centre(List<float[]> vectors, int size) {
        double[] sum = new double[size];
        for (float[] vector : vectors) {
            for (int at = 0; at < size; at++) {
                sum[at] += vector[at];
            }
        }
        float[] centre = new float[size];
        for (int at = 0; at < size; at++) {
            centre[at] = (float) (sum[at] / vectors.size());
        }
        return centre;
    }

    private static void add(double[] to, double factor, double[] vector, int count) {
        for (int at = 0; at < count; at++) {
            to[at] += factor * vector[at];
        }
    }
}
