package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * The fit with the least squares. Each result is fitted to those vectors that have it.
     *
     * @param targets a row of results for each vector; not a number where there is none
     * @param penalty of the squares of slopes, against those of the errors
     */
    static Ridge fit(List<float[]> vectors, List<double[]> targets, float[] scale, double penalty) {
        int results = targets.get(0).length;
        Ridge fit = new Ridge(
                centre(vectors, scale.length), scale, mean(targets, results), new float[results][scale.length]);
        Map<BitSet, List<Integer>> together = new LinkedHashMap<>();
        for (int result = 0; result < results; result++) {
            together.computeIfAbsent(having(targets, result), rows -> new ArrayList<>())
                    .add(result);
        }
        together.forEach((rows, some) -> fit.solve(new Shared(vectors, targets, rows, some), penalty));
        return fit;
    }

    private static BitSet having(List<double[]> targets, int result) {
        BitSet rows = new BitSet(targets.size());
        for (int row = 0; row < targets.size(); row++) {
            rows.set(row, !Double.isNaN(targets.get(row)[result]));
        }
        return rows;
    }

    /**
     * Results that the same vectors have.
     *
     * @param rows which vectors
     * @param results which results
     */
    private record Shared(List<float[]> vectors, List<double[]> targets, BitSet rows, List<Integer> results) {}

    private void solve(Shared system, double penalty) {
        int size = scale.length;
        float[] middle =
                centre(system.rows().stream().mapToObj(system.vectors()::get).toList(), size);
        double[][] gram = new double[size][size];
        double[][] moments = new double[system.results().size()][size];
        double[] off = new double[size];
        system.rows().stream().forEach(row -> {
            for (int at = 0; at < size; at++) {
                off[at] = (system.vectors().get(row)[at] - middle[at]) * scale[at];
            }
            for (int at = 0; at < size; at++) {
                add(gram[at], off[at], off, at + 1);
            }
            for (int each = 0; each < moments.length; each++) {
                int result = system.results().get(each);
                add(moments[each], system.targets().get(row)[result] - base[result], off, size);
            }
        });
        for (int at = 0; at < size; at++) {
            gram[at][at] += penalty;
        }
        float[][] solved = solved(gram, moments);
        for (int each = 0; each < solved.length; each++) {
            int result = system.results().get(each);
            slopes[result] = solved[each];
            // The fit went through the middle of its own vectors; all fits are told from the centre of all.
            for (int at = 0; at < size; at++) {
                base[result] += solved[each][at] * scale[at] * (centre[at] - middle[at]);
            }
        }
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

    /** The mean of each number over the rows that have it; 0 where none has. */
    static double[] mean(List<double[]> rows, int size) {
        double[] mean = new double[size];
        int[] counts = new int[size];
        for (double[] row : rows) {
            for (int at = 0; at < size; at++) {
                boolean there = !Double.isNaN(row[at]);
                mean[at] += there ? row[at] : 0;
                counts[at] += there ? 1 : 0;
            }
        }
        for (int at = 0; at < size; at++) {
            mean[at] /= Math.max(1, counts[at]);
        }
        return mean;
    }

    /** The mean of vectors; the origin when there are none. */
    static float[] centre(List<float[]> vectors, int size) {
        double[] sum = new double[size];
        for (float[] vector : vectors) {
            for (int at = 0; at < size; at++) {
                sum[at] += vector[at];
            }
        }
        float[] centre = new float[size];
        for (int at = 0; at < size; at++) {
            centre[at] = (float) (sum[at] / Math.max(1, vectors.size()));
        }
        return centre;
    }

    private static void add(double[] to, double factor, double[] vector, int count) {
        for (int at = 0; at < count; at++) {
            to[at] += factor * vector[at];
        }
    }
}
