package io.llmrouter.engine.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A linear classifier whose scores are fitted to be the logarithms of probabilities (softmax regression), by gradient descent
 * from the middles of the labels' examples: with few examples it stays near them.
 *
 * @param slopes by dimension and label
 * @param base by label
 */
record Softmax(float[][] slopes, float[] base) {

    /** How sharply scores are told apart: a probability grows by e when a score grows by a tenth. */
    private static final float SHARPNESS = 10;

    /** How often all examples are gone through. More changed nothing in trials. */
    private static final int ROUNDS = 5;

    /** So many examples make a step. */
    private static final int BATCH = 32;

    /** The length of the first step; the last one is next to nothing. */
    private static final float RATE = .5f;

    /** Against the squares of the slopes. */
    private static final float PENALTY = 3e-4f;

    /**
     * The fit. Examples are gone through in an order drawn with a fixed seed, so that the result is always the same.
     *
     * @param vectors of the length 1
     * @param labels of each, by number
     * @param middles of the labels' examples, of the length 1
     */
    static Softmax fit(List<float[]> vectors, int[] labels, float[][] middles) {
        int size = middles[0].length;
        Softmax fit = new Softmax(new float[size][middles.length], new float[middles.length]);
        for (int label = 0; label < middles.length; label++) {
            for (int at = 0; at < size; at++) {
                fit.slopes[at][label] = middles[label][at];
            }
        }
        int batches = (vectors.size() + BATCH - 1) / BATCH;
        Random random = new Random(1);
        int[] order = new int[vectors.size()];
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int batch = 0; batch < batches; batch++) {
                float rate = RATE * (1 - (float) (round * batches + batch) / (ROUNDS * batches));
                int to = Math.min(order.length, (batch + 1) * BATCH);
                fit.step(vectors, labels, Arrays.copyOfRange(order, batch * BATCH, to), rate);
            }
        }
        return fit;
    }

    private static void shuffle(int[] order, Random random) {
        for (int at = 0; at < order.length; at++) {
            int other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
    }

    private void step(List<float[]> vectors, int[] labels, int[] batch, float rate) {
        float[][] errors = new float[batch.length][];
        for (int each = 0; each < batch.length; each++) {
            errors[each] = probabilities(scores(vectors.get(batch[each])));
            errors[each][labels[batch[each]]] -= 1;
        }
        float share = rate / batch.length;
        for (int at = 0; at < slopes.length; at++) {
            shrink(slopes[at], 1 - rate * PENALTY);
            for (int each = 0; each < batch.length; each++) {
                add(slopes[at], -share * SHARPNESS * vectors.get(batch[each])[at], errors[each]);
            }
        }
        for (float[] error : errors) {
            add(base, -share / SHARPNESS, error);
        }
    }

    /** Of each label; about the cosine to its middle where little was learned, up to 1.5 where it is clear. */
    float[] scores(float[] vector) {
        float[] scores = base.clone();
        for (int at = 0; at < vector.length; at++) {
            add(scores, vector[at], slopes[at]);
        }
        return scores;
    }

    private static float[] probabilities(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float[] probabilities = new float[scores.length];
        float sum = 0;
        for (int label = 0; label < scores.length; label++) {
            probabilities[label] = (float) Math.exp(SHARPNESS * (scores[label] - most));
            sum += probabilities[label];
        }
        shrink(probabilities, 1 / sum);
        return probabilities;
    }

    private static void shrink(float[] vector, float factor) {
        for (int at = 0; at < vector.length; at++) {
            vector[at] *= factor;
        }
    }

    /** Its loop is one that the JVM does several numbers at a time of. */
    private static void add(float[] to, float factor, float[] vector) {
        for (int at = 0; at < to.length; at++) {
            to[at] += factor * vector[at];
        }
    }
}
