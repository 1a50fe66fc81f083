package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * The mean scores of the models in each cluster of prompts; a prompt is taken to be a little of several.
 *
 * @param membership the linear classifier of the clusters
 * @param scores by cluster and model
 */
record ClusterTable(Ridge membership, double[][] scores) {

    /** How sharply memberships are told apart. */
    private static final double SHARPNESS = 5;

    /** So many prompts with the overall mean are thought to be in each cluster, lest small ones say too much. */
    private static final double PRIOR = 20;

    /** Against the squares of the classifier's slopes. */
    private static final double PENALTY = 1;

    /** The table of clusters that are known by number; of a score that is not a number there is none. */
    static ClusterTable fit(List<float[]> vectors, int[] clusters, int count, List<double[]> scores, float[] scale) {
        double[] mean = Ridge.mean(scores, scores.get(0).length);
        double[][] table = new double[count][mean.length];
        int[][] members = new int[count][mean.length];
        List<double[]> marks = new ArrayList<>();
        for (int at = 0; at < clusters.length; at++) {
            double[] mark = new double[count];
            mark[clusters[at]] = 1;
            marks.add(mark);
            for (int model = 0; model < mean.length; model++) {
                double score = scores.get(at)[model];
                boolean there = !Double.isNaN(score);
                table[clusters[at]][model] += there ? score : 0;
                members[clusters[at]][model] += there ? 1 : 0;
            }
        }
        for (int cluster = 0; cluster < count; cluster++) {
            for (int model = 0; model < mean.length; model++) {
                table[cluster][model] =
                        (table[cluster][model] + PRIOR * mean[model]) / (members[cluster][model] + PRIOR);
            }
        }
        return new ClusterTable(Ridge.fit(vectors, marks, scale, PENALTY), table);
    }

    double[] estimate(float[] vector) {
        double[] shares = membership.estimate(vector);
        double sum = 0;
        for (int cluster = 0; cluster < shares.length; cluster++) {
            shares[cluster] = Math.exp(SHARPNESS * shares[cluster]);
            sum += shares[cluster];
        }
        double[] estimate = new double[scores[0].length];
        for (int cluster = 0; cluster < shares.length; cluster++) {
            for (int model = 0; model < estimate.length; model++) {
                estimate[model] += shares[cluster] / sum * scores[cluster][model];
            }
        }
        return estimate;
    }
}
