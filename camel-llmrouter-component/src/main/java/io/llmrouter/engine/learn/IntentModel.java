package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Gives texts one of the labels of its examples, by softmax regression over their embeddings, from the centre of all examples.
 * Immutable and thread-safe.
 */
public final class IntentModel {

    /**
     * A label, and how sure it is.
     *
     * @param label the most likely
     * @param score about 1 for a clear text, less for others; below what a user sets as the threshold, the text is none of
     *     the labels
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
    private final Softmax classifier;

    private IntentModel(List<String> labels, float[] centre, Softmax classifier) {
        this.labels = labels;
        this.centre = centre;
        this.classifier = classifier;
    }

    /**
     * Learns from examples: a few seconds for fifteen thousand.
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
        List<float[]> vectors = new ArrayList<>();
        int[] numbers = new int[examples.size()];
        float[][] middles = new float[labels.size()][centre.length];
        for (int at = 0; at < numbers.length; at++) {
            vectors.add(without(centre, embeddings.get(at)));
            numbers[at] = labels.indexOf(examples.get(at).label());
            for (int each = 0; each < centre.length; each++) {
                middles[numbers[at]][each] += vectors.get(at)[each];
            }
        }
        for (float[] middle : middles) {
            normalise(middle);
        }
        return new IntentModel(labels, centre, Softmax.fit(vectors, numbers, middles));
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
        double squares = 0;
        for (float each : vector) {
            squares += (double) each * each;
        }
        double length = Math.max(1e-9, Math.sqrt(squares));
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
        float[] scores = classifier.scores(without(centre, embedding));
        int best = 0;
        int next = -1;
        for (int at = 1; at < scores.length; at++) {
            if (scores[at] > scores[best]) {
                next = best;
                best = at;
            } else if (next < 0 || scores[at] > scores[next]) {
                next = at;
            }
        }
        return new Intent(labels.get(best), scores[best], scores[best] - scores[next]);
    }
}
