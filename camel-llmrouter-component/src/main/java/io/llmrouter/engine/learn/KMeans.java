package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Puts vectors into clusters around their means. */
final class KMeans {

    private static final int ROUNDS = 15;

    private KMeans() {}

    /** The cluster of each vector. Drawn with a fixed seed, so that the result is always the same. */
    static int[] clusters(List<float[]> vectors, int count) {
        Random random = new Random(1);
        List<double[]> means = new ArrayList<>();
        for (int cluster = 0; cluster < count; cluster++) {
            means.add(doubles(vectors.get(random.nextInt(vectors.size()))));
        }
        int[] clusters = new int[vectors.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = 0; at < clusters.length; at++) {
                clusters[at] = nearest(vectors.get(at), means);
            }
            move(means, vectors, clusters);
        }
        return clusters;
    }

    private static void move(List<double[]> means, List<float[]> vectors, int[] clusters) {
        for (int cluster = 0; cluster < means.size(); cluster++) {
            double[] sum = new double[means.get(cluster).length];
            int members = 0;
            for (int at = 0; at < clusters.length; at++) {
                if (clusters[at] == cluster) {
                    members++;
                    for (int each = 0; each < sum.length; each++) {
                        sum[each] += vectors.get(at)[each];
                    }
                }
            }
            if (members > 0) {
                for (int each = 0; each < sum.length; each++) {
                    sum[each] /= members;
                }
                means.set(cluster, sum);
            }
        }
    }

    private static int nearest(float[] vector, List<double[]> means) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int cluster = 0; cluster < means.size(); cluster++) {
            double distance = 0;
            double[] mean = means.get(cluster);
            for (int each = 0; each < vector.length; each++) {
                double off = vector[each] - mean[each];
                distance += off * off;
            }
            if (distance < least) {
                least = distance;
                nearest = cluster;
            }
        }
        return nearest;
    }

    private static double[] doubles(float[] vector) {
        double[] doubles = new double[vector.length];
        for (int at = 0; at < vector.length; at++) {
            doubles[at] = vector[at];
        }
        return doubles;
    }
}
