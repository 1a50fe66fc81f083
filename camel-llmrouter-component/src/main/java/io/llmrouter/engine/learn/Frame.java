package io.llmrouter.engine.learn;

import java.util.List;

/**
 * Makes the vector of a prompt: its embedding along the directions in which those learned from differ most, brought to the
 * length 1, and its form beside it.
 *
 * @param mean of the embeddings
 * @param directions orthogonal, of the length 1, by falling spread
 * @param formMean of each number of the form
 * @param formSpread the standard deviation of each
 */
record Frame(float[] mean, float[][] directions, double[] formMean, double[] formSpread) {

    /** How far numbers of the form may stand from their mean, in standard deviations. */
    private static final double MOST = 3;

    /** What the form of a usual prompt adds to the square of its vector's length, which is 1 without it. */
    private static final double FORM_SHARE = 0.36;

    /** The directions kept: more made neighbours no better in trials, and slower. */
    private static final int DIRECTIONS = 64;

    static Frame fit(List<float[]> embeddings, List<double[]> forms) {
        float[] mean = mean(embeddings);
        double[][] spread = Directions.covariance(embeddings, mean);
        int count = Math.min(DIRECTIONS, Math.min(mean.length, embeddings.size()));
        double[] formMean = new double[PromptForm.COUNT];
        double[] formSpread = new double[PromptForm.COUNT];
        for (int at = 0; at < PromptForm.COUNT; at++) {
            int each = at;
            formMean[at] =
                    forms.stream().mapToDouble(form -> form[each]).average().orElse(0);
            double squares = forms.stream()
                    .mapToDouble(form -> form[each] - formMean[each])
                    .map(off -> off * off)
                    .average()
                    .orElse(0);
            formSpread[at] = Math.sqrt(squares);
        }
        return new Frame(mean, Directions.widest(spread, count), formMean, formSpread);
    }

    int length() {
        return directions.length + formMean.length;
    }

    /** The first number that is of the form. */
    int form() {
        return directions.length;
    }

    float[] vector(float[] embedding, double[] form) {
        if (embedding.length != mean.length) {
            throw new IllegalArgumentException("the embedding has " + embedding.length + " dimensions, not the "
                    + mean.length + " of those learned from: it is of another model");
        }
        float[] vector = new float[length()];
        double squares = 0;
        for (int at = 0; at < directions.length; at++) {
            vector[at] = along(directions[at], embedding);
            squares += (double) vector[at] * vector[at];
        }
        double length = Math.max(1e-9, Math.sqrt(squares));
        for (int at = 0; at < directions.length; at++) {
            vector[at] = (float) (vector[at] / length);
        }
        double weight = Math.sqrt(FORM_SHARE / formMean.length);
        for (int at = 0; at < formMean.length; at++) {
            double off = formSpread[at] < 1e-9 ? 0 : (form[at] - formMean[at]) / formSpread[at];
            vector[directions.length + at] = (float) (weight * Math.max(-MOST, Math.min(MOST, off)));
        }
        return vector;
    }

    private float along(float[] direction, float[] embedding) {
        float sum = 0;
        for (int at = 0; at < direction.length; at++) {
            sum += direction[at] * (embedding[at] - mean[at]);
        }
        return sum;
    }

    private static float[] mean(List<float[]> embeddings) {
        double[] sum = new double[embeddings.get(0).length];
        for (float[] embedding : embeddings) {
            for (int at = 0; at < sum.length; at++) {
                sum[at] += embedding[at];
            }
        }
        float[] mean = new float[sum.length];
        for (int at = 0; at < sum.length; at++) {
            mean[at] = (float) (sum[at] / embeddings.size());
        }
        return mean;
    }
}
