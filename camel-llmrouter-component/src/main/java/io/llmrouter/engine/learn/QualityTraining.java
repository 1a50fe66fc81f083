package io.llmrouter.engine.learn;

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

    private final List<Example> examples;
    private final List<String> models;
    private final List<double[]> scores = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private final Frame frame;
    private final float[] scale;
    private final int[] clusters;
    private final int clusterCount;

    /**
     * What came of it.
     *
     * @param model what was learned
     * @param heldOut how good it is
     */
    public record Learned(QualityModel model, HeldOut heldOut) {}

    private QualityTraining(List<Example> examples) {
        this.examples = examples;
        TreeSet<String> names = new TreeSet<>();
        examples.forEach(each -> names.addAll(each.scores().keySet()));
        models = List.copyOf(names);
        examples.forEach(each -> scores.add(row(each)));
        frame = Frame.fit(
                examples.stream().map(Example::embedding).toList(),
                examples.stream().map(Example::form).toList());
        examples.forEach(each -> vectors.add(frame.vector(each.embedding(), each.form())));
        scale = new float[frame.length()];
        Arrays.fill(scale, 1);
        Arrays.fill(scale, frame.form(), scale.length, (float) FORM_SCALE);
        Map<String, Integer> groups = new LinkedHashMap<>();
        boolean grouped = examples.stream().allMatch(each -> each.group() != null);
        examples.forEach(each -> groups.putIfAbsent(String.valueOf(each.group()), groups.size()));
        if (grouped && groups.size() > 1) {
            clusterCount = groups.size();
            clusters = examples.stream()
                    .mapToInt(each -> groups.getOrDefault(String.valueOf(each.group()), 0))
                    .toArray();
        } else {
            clusterCount = (int) Math.max(2, Math.min(MOST_CLUSTERS, Math.sqrt(examples.size() / 2.0)));
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
        if (prompts.size() != embeddings.size()) {
            throw new IllegalArgumentException(
                    "each prompt needs an embedding: " + prompts.size() + " have " + embeddings.size());
        }
        List<Example> examples = new ArrayList<>();
        for (int at = 0; at < prompts.size(); at++) {
            examples.add(Example.of(prompts.get(at), embeddings.get(at)));
        }
        return learn(examples, embedder, label).model();
    }

    /**
     * A model of these examples, and how good it is. An example need not have a score of every model: what is estimated of a
     * model is learned from the prompts that it answered.
     *
     * @param embedder the model that made the embeddings
     * @param label what to call this version
     * @throws IllegalArgumentException if there are too few examples, or no scores
     */
    public static Learned learn(List<Example> examples, String embedder, String label) {
        if (examples.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "to learn needs at least " + FEWEST + " prompts with scores, not " + examples.size());
        }
        if (examples.stream().allMatch(each -> each.scores().isEmpty())) {
            throw new IllegalArgumentException("none of the " + examples.size() + " prompts has a score");
        }
        return new QualityTraining(examples).learned(embedder, label);
    }

    private Learned learned(String embedder, String label) {
        Unseen unseen = unseen();
        Parts parts = fit(vectors, scores, clusters);
        double[] mean = Ridge.mean(scores, models.size());
        double[] blend = unseen.blend.weights();
        QualityModel model =
                new QualityModel(label, embedder, models, mean, frame, parts, blend, unseen.calibration(mean, blend));
        return new Learned(model, unseen.heldOut(mean, blend));
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

    /** Not a number where the prompt has no score of a model. */
    private double[] row(Example example) {
        return models.stream()
                .mapToDouble(model -> example.scores().getOrDefault(model, Double.NaN))
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

        HeldOut heldOut(double[] mean, double[] weights) {
            List<HeldOut.Case> cases = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                double[] quality = QualityModel.blended(mean, weights, estimates.get(row));
                cases.add(new HeldOut.Case(quality, scores.get(rows.get(row))));
            }
            return HeldOut.of(cases, mean);
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
                tokens[row] = examples.get(rows.get(row)).tokens();
            }
            Arrays.sort(far);
            return new Calibration(far, qualities, tokens);
        }
    }
}
