package io.llmrouter.engine.learn;

import java.util.List;

/**
 * The three estimates that are blended: the nearest prompts' scores, a linear fit, and a table by cluster.
 *
 * @param neighbours the prompts' vectors
 * @param scores by prompt and model; not a number where a model never answered
 * @param linear the fit
 * @param table by cluster
 */
record Parts(Neighbours neighbours, float[][] scores, Ridge linear, ClusterTable table) {

    static final int COUNT = 3;

    /** The prompts asked, at most; of a small set the half. */
    private static final int NEAREST = 200;

    /** How fast a prompt's say falls with the square of its distance. */
    private static final double FALL = 3;

    private static final double PENALTY = 20;

    static Parts fit(List<float[]> vectors, List<double[]> scores, int[] clusters, int count, float[] scale) {
        float[][] kept = new float[scores.size()][];
        for (int at = 0; at < kept.length; at++) {
            kept[at] = floats(scores.get(at));
        }
        return new Parts(
                Neighbours.of(vectors),
                kept,
                Ridge.fit(vectors, scores, scale, PENALTY),
                ClusterTable.fit(vectors, clusters, count, scores, scale));
    }

    /** The nearest that an estimate is made of. */
    Neighbours.Found nearest(float[] vector) {
        int count = Math.max(1, Math.min(NEAREST, neighbours.size() / 2));
        return neighbours.nearest(vector, count, at -> false);
    }

    /** What each part expects of each model. */
    double[][] estimates(float[] vector, Neighbours.Found nearest) {
        return new double[][] {near(nearest), linear.estimate(vector), table.estimate(vector)};
    }

    private double[] near(Neighbours.Found nearest) {
        double[] sums = new double[scores[0].length];
        double[] all = new double[sums.length];
        int least = nearest.nearest();
        for (int each = 0; each < nearest.count(); each++) {
            double say = Math.exp(-FALL * neighbours.distance(nearest.distance()[each] - least));
            float[] row = scores[nearest.at()[each]];
            for (int model = 0; model < sums.length; model++) {
                boolean there = !Float.isNaN(row[model]);
                all[model] += there ? say : 0;
                sums[model] += there ? say * row[model] : 0;
            }
        }
        for (int model = 0; model < sums.length; model++) {
            sums[model] = all[model] > 0 ? sums[model] / all[model] : linear.base()[model];
        }
        return sums;
    }

    private static float[] floats(double[] row) {
        float[] floats = new float[row.length];
        for (int at = 0; at < row.length; at++) {
            floats[at] = (float) row[at];
        }
        return floats;
    }
}
