package io.llmrouter.engine.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The directions in which vectors differ most (principal components), by orthogonal iteration. */
final class Directions {

    private static final int ROUNDS = 25;

    private Directions() {}

    static double[][] covariance(List<float[]> vectors, float[] mean) {
        int size = mean.length;
        double[][] sums = new double[size][size];
        double[] off = new double[size];
        for (float[] vector : vectors) {
            for (int at = 0; at < size; at++) {
                off[at] = vector[at] - mean[at];
            }
            for (int row = 0; row < size; row++) {
                addRow(sums[row], off, row);
            }
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < row; column++) {
                sums[column][row] = sums[row][column];
            }
        }
        return sums;
    }

    private static void addRow(double[] sums, double[] off, int row) {
        double factor = off[row];
        for (int column = 0; column <= row; column++) {
            sums[column] += factor * off[column];
        }
    }

    /** So many directions, the widest first. The start is drawn with a fixed seed, so that the result is always the same. */
    static float[][] widest(double[][] covariance, int count) {
        int size = covariance.length;
        Random random = new Random(1);
        double[][] basis = new double[count][size];
        for (double[] direction : basis) {
            Arrays.setAll(direction, at -> random.nextGaussian());
        }
        orthonormal(basis);
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = 0; at < count; at++) {
                basis[at] = times(covariance, basis[at]);
            }
            orthonormal(basis);
        }
        float[][] directions = new float[count][size];
        for (int at = 0; at < count; at++) {
            for (int each = 0; each < size; each++) {
                directions[at][each] = (float) basis[at][each];
            }
        }
        return directions;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int row = 0; row < matrix.length; row++) {
            add(product, vector[row], matrix[row]);
        }
        return product;
    }

    private static void orthonormal(double[][] basis) {
        for (int at = 0; at < basis.length; at++) {
            for (int before = 0; before < at; before++) {
                add(basis[at], -dot(basis[at], basis[before]), basis[before]);
            }
            double length = Math.max(1e-12, Math.sqrt(dot(basis[at], basis[at])));
            for (int each = 0; each < basis[at].length; each++) {
                basis[at][each] /= length;
            }
        }
    }

    private static void add(double[] to, double factor, double[] vector) {
        for (int at = 0; at < to.length; at++) {
            to[at] += factor * vector[at];
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
