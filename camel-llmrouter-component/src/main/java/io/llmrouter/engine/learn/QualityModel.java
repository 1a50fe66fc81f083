package io.llmrouter.engine.learn;

import java.util.List;

/**
 * What was learned of models' answers: estimates how well each would answer a prompt. Immutable and thread-safe.
 *
 * @param label what its makers call this version, such as a date
 * @param embedder the model whose embeddings it reads
 * @param models those it knows of
 * @param mean the quality of each
 * @param frame makes vectors
 * @param parts make estimates
 * @param blend how much each part says
 * @param calibration what it would have estimated of prompts that it had not seen
 */
public record QualityModel(
        String label,
        String embedder,
        List<String> models,
        double[] mean,
        Frame frame,
        Parts parts,
        double[] blend,
        Calibration calibration) {

    public QualityModel {
        models = List.copyOf(models);
    }

    /**
     * What is expected of the models for a prompt.
     *
     * @param embedding of the prompt, by the model named {@link #embedder()}
     * @throws IllegalArgumentException if the embedding is of another length
     */
    public Estimate estimate(float[] embedding, String prompt) {
        float[] vector = frame.vector(embedding, PromptForm.of(prompt));
        Neighbours.Found nearest = parts.nearest(vector);
        double[] quality = blended(mean, blend, parts.estimates(vector, nearest));
        return new Estimate(models, quality, calibration.familiarity(closeness(parts, nearest)));
    }

    /** The number of prompts it was made of. */
    public int size() {
        return parts.neighbours().size();
    }

    /** The model that is best on the whole. */
    public String best() {
        int best = 0;
        for (int at = 1; at < mean.length; at++) {
            best = mean[at] > mean[best] ? at : best;
        }
        return models.get(best);
    }

    static double closeness(Parts parts, Neighbours.Found nearest) {
        return parts.neighbours().distance(nearest.nearest());
    }

    static double[] blended(double[] mean, double[] blend, double[][] estimates) {
        double[] quality = mean.clone();
        for (int model = 0; model < quality.length; model++) {
            for (int part = 0; part < blend.length; part++) {
                quality[model] += blend[part] * (estimates[part][model] - mean[model]);
            }
        }
        return quality;
    }
}
