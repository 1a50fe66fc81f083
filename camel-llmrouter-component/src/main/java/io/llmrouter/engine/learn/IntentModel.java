package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Gives texts one of the labels of its examples: by a linear classifier over embeddings, and by how near the text is to the
 * middle of each label's examples. Immutable and thread-safe.
 */
public final class IntentModel {

    private static final double PENALTY = 1;

    /** How much the nearness to the middle says, against the classifier. */
    private static final double NEARNESS = 2;

    /**
     * A label, and how sure it is.
     *
     * @param label the most likely
     * @param score about from 0 to 1; below what a user sets as the threshold, the text is none of the labels
     * @param lead how far it is before the next one
     */
    public record Intent(String label, double score, double lead) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.3f", label, score);
        }
    }

    private final List<String> labels;
    private final float[] centre;
    private final Ridge linear;
    private final float[][] middles;

    private IntentModel(List<String> labels, float[] centre, Ridge linear, float[][] middles) {
        this.labels = labels;
        this.centre = centre;
        this.linear = linear;
        this.middles = middles;
    }

    /**
     * Learns from examples.
     *
     * @param embeddings of the examples, in their order
     * @throws IllegalArgumentException if there are not two labels at least
     */
    public static IntentModel fit(List<Labelled> examples, List<float[]> embeddings) {
        TreeSet<String> names = new TreeSet<>();
        examples.forEach(each -> names.add(each.label()));
        if (names.size() < 2) {
            throw new IllegalArgumentException("to tell intents apart needs examples of two labels at least, not of "
                    + (names.isEmpty() ? "none" : "only '" + names.first() + "'"));
        }
        List<String> labels = List.copyOf(names);
        float[] centre = Ridge.centre(embeddings, embeddings.get(0).length);
        List<float[]> vectors =
                embeddings.stream().map(each -> without(centre, each)).toList();
        List<double[]> marks = new ArrayList<>();
        float[][] middles = new float[labels.size()][centre.length];
        for (int at = 0; at < examples.size(); at++) {
            int label = labels.indexOf(examples.get(at).label());
            double[] mark = new double[labels.size()];
            mark[label] = 1;
            marks.add(mark);
            for (int each = 0; each < centre.length; each++) {
                middles[label][each] += vectors.get(at)[each];
            }
        }
        for (float[] middle : middles) {
            normalise(middle);
        }
        float[] scale = new float[centre.length];
        Arrays.fill(scale, 1);
        return new IntentModel(labels, centre, Ridge.fit(vectors, marks, scale, PENALTY), middles);
    }

    /** A vector from the centre of all examples, of the length 1: what all texts have in common says nothing. */
    private static float[] without(float[] centre, float[] embedding) {
        float[] vector = embedding.clone();
        for (int at = 0; at < vector.length; at++) {
            vector[at] -= centre[at];
        }
        normalise(vector);
        return vector;
    }

    private static void normalise(float[] vector) {
        double length = Math.max(1e-9, Math.sqrt(dot(vector, vector)));
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) (vector[at] / length);
        }
    }

    /** The labels, in the order of the alphabet. */
    public List<String> labels() {
        return labels;
    }

    /** The most likely label of a text with that embedding. */
    public Intent intent(float[] embedding) {
        float[] vector = without(centre, embedding);
        double[] scores = linear.estimate(vector);
        int best = 0;
        int next = -1;
        for (int at = 0; at < scores.length; at++) {
            scores[at] = (scores[at] + NEARNESS * dot(middles[at], vector)) / (1 + NEARNESS);
            if (at > 0 && scores[at] > scores[best]) {
                next = best;
                best = at;
            } else if (at > 0 && (next < 0 || scores[at] > scores[next])) {
                next = at;
            }
        }
        return new Intent(labels.get(best), scores[best], scores[best] - scores[next]);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += (double) one[at] * other[at];
        }
        return sum;
    }
}
