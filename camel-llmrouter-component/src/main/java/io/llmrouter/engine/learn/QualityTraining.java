package io.llmrouter.engine.learn;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Makes a {@link QualityModel} of scored prompts. Everything is drawn with fixed seeds: the same prompts make the same model.
 * Used by one thread.
 */
public final class QualityTraining {

    private static final int FEWEST = 20;
    private static final int FOLDS = 5;
    private static final int MOST_CALIBRATED = 2_000;
    private static final int MOST_CLUSTERS = 64;
    private static final double FORM_SCALE = 3;

    private final List<ScoredPrompt> prompts;
    private final List<String> models;
    private final List<double[]> scores = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private final Frame frame;
    private final float[] scale;
    private final int[] clusters;
    private final int clusterCount;

    private QualityTraining(List<ScoredPrompt> prompts, List<float[]> embeddings) {
        this.prompts = prompts;
        TreeSet<String> names = new TreeSet<>();
        prompts.forEach(each -> names.addAll(each.scores().keySet()));
        models = List.copyOf(names);
        double[] means = means();
        prompts.forEach(each -> scores.add(row(each, means)));
        List<double[]> forms =
                prompts.stream().map(each -> PromptForm.of(each.prompt())).toList();
        frame = Frame.fit(embeddings, forms);
        for (int at = 0; at < prompts.size(); at++) {
            vectors.add(frame.vector(embeddings.get(at), forms.get(at)));
        }
        scale = new float[frame.length()];
        Arrays.fill(scale, 1);
        Arrays.fill(scale, frame.form(), scale.length, (float) FORM_SCALE);
        Map<String, Integer> groups = new LinkedHashMap<>();
        boolean grouped = prompts.stream().allMatch(each -> each.group() != null);
        prompts.forEach(each -> groups.putIfAbsent(String.valueOf(each.group()), groups.size()));
        if (grouped && groups.size() > 1) {
            clusterCount = groups.size();
            clusters = prompts.stream()
                    .mapToInt(each -> groups.getOrDefault(String.valueOf(each.group()), 0))
                    .toArray();
        } else {
            clusterCount = (int) Math.max(2, Math.min(MOST_CLUSTERS, Math.sqrt(prompts.size() / 2.0)));
            clusters = KMeans.clusters(vectors, clusterCount);
        }
    }

    /**
     * A model of these prompts. Groups, if every prompt has one, are what is told apart; else similar prompts are.
     *
     * @param embeddings of the prompts, in their order
     * @param embedder the model that made the embeddings
     * @param label what to call this version
     * @throws IllegalArgumentException if there are too few prompts, or no scores
     */
    public static QualityModel fit(
            List<ScoredPrompt> prompts, List<float[]> embeddings, String embedder, String label) {
        if (prompts.size() < FEWEST || prompts.size() != embeddings.size()) {
            throw new IllegalArgumentException("to learn needs at least " + FEWEST
                    + " prompts, each with an embedding, not " + prompts.size() + " with " + embeddings.size());
        }
        if (prompts.stream().allMatch(each -> each.scores().isEmpty())) {
            throw new IllegalArgumentException("none of the " + prompts.size() + " prompts has a score");
        }
        return new QualityTraining(prompts, embeddings).model(embedder, label);
    }

    private QualityModel model(String embedder, String label) {
        Unseen unseen = unseen();
        Parts parts = fit(vectors, scores, clusters);
        double[] mean = Ridge.mean(scores, models.size());
        double[] blend = unseen.blend.weights();
        return new QualityModel(label, embedder, models, mean, frame, parts, blend, unseen.calibration(mean, blend));
    }

    private Parts fit(List<float[]> some, List<double[]> theirs, int[] ofThem) {
        return Parts.fit(some, theirs, ofThem, clusterCount, scale);
    }

    /** Estimates of prompts by parts that were fitted without them. */
    private Unseen unseen() {
        int[] order = order();
        Unseen unseen = new Unseen();
        int each = Math.min(MOST_CALIBRATED, order.length) / FOLDS;
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] held = Arrays.copyOfRange(order, fold * each, (fold + 1) * each);
            Parts without = without(held);
            for (int at : held) {
                unseen.add(at, without);
            }
        }
        return unseen;
    }

    private Parts without(int[] held) {
        boolean[] out = new boolean[vectors.size()];
        for (int at : held) {
            out[at] = true;
        }
        List<float[]> some = new ArrayList<>();
        List<double[]> theirs = new ArrayList<>();
        int[] ofThem = new int[vectors.size() - held.length];
        for (int at = 0; at < out.length; at++) {
            if (!out[at]) {
                ofThem[some.size()] = clusters[at];
                some.add(vectors.get(at));
                theirs.add(scores.get(at));
            }
        }
        return fit(some, theirs, ofThem);
    }

    private int[] order() {
        int[] order = new int[vectors.size()];
        Random random = new Random(1);
        for (int at = 0; at < order.length; at++) {
            int other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
        return order;
    }

    /** A model's mean stands in for its score where a prompt has none. */
    private double[] row(ScoredPrompt prompt, double[] means) {
        double[] row = new double[models.size()];
        for (int at = 0; at < row.length; at++) {
            row[at] = prompt.scores().getOrDefault(models.get(at), means[at]);
        }
        return row;
    }

    private double[] means() {
        return models.stream()
                .mapToDouble(model -> prompts.stream()
                        .filter(each -> each.scores().containsKey(model))
                        .mapToDouble(each -> each.scores().getOrDefault(model, 0.0))
                        .average()
                        .orElse(0))
                .toArray();
    }

    /** What is found of prompts that were held out. */
    private final class Unseen {
        private final double[] overall = Ridge.mean(scores, models.size());
        private final Blend blend = new Blend();
        private final List<Integer> rows = new ArrayList<>();
        private final List<double[][]> estimates = new ArrayList<>();
        private final List<Float> distances = new ArrayList<>();

        void add(int at, Parts parts) {
            Neighbours.Found nearest = parts.nearest(vectors.get(at));
            double[][] estimate = parts.estimates(vectors.get(at), nearest);
            blend.add(overall, estimate, scores.get(at));
            rows.add(at);
            estimates.add(estimate);
            distances.add((float) QualityModel.closeness(parts, nearest));
        }

        Calibration calibration(double[] mean, double[] weights) {
            float[] far = new float[rows.size()];
            float[][] qualities = new float[rows.size()][models.size()];
            int[] tokens = new int[rows.size()];
            for (int row = 0; row < far.length; row++) {
                far[row] = distances.get(row);
                double[] quality = QualityModel.blended(mean, weights, estimates.get(row));
                for (int model = 0; model < quality.length; model++) {
                    qualities[row][model] = (float) quality[model];
                }
                ChatRequest asked = ChatRequest.of(prompts.get(rows.get(row)).prompt());
                tokens[row] = (int) RequestFeatures.of(asked, false).inputTokens();
            }
            Arrays.sort(far);
            return new Calibration(far, qualities, tokens);
        }
    }
}
