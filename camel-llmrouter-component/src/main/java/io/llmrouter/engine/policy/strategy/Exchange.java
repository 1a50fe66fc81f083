package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.learn.Calibration;
import io.llmrouter.engine.learn.QualityModel;
import io.llmrouter.engine.policy.Candidate;
import java.util.List;

/**
 * What a quality of 1 is worth in US dollars (λ), so that a goal is reached over prompts that the model was tried on. The more
 * it is worth, the dearer and better the choices. Found by halving, once for each list of candidates; thread-safe.
 */
final class Exchange {

    private static final int ROUNDS = 60;
    private static final double MOST = 1e6;
    private static final double LEAST = 1e-9;

    private record Known(List<Candidate> candidates, double lambda) {}

    private final Calibration calibration;
    private final Goal goal;
    private final int best;
    private volatile Known known = new Known(List.of(), 0);

    Exchange(QualityModel model, Goal goal) {
        this.calibration = model.calibration();
        this.goal = goal;
        this.best = model.models().indexOf(model.best());
    }

    double lambda(List<Candidate> candidates, int[] columns) {
        if (goal.kind() == Goal.Kind.VALUE_OF_QUALITY) {
            return goal.value();
        }
        Known before = known;
        if (before.candidates().equals(candidates)) {
            return before.lambda();
        }
        double found = found(costs(candidates, columns), columns);
        known = new Known(List.copyOf(candidates), found);
        return found;
    }

    private double found(double[][] costs, int[] columns) {
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        boolean floor = goal.kind() == Goal.Kind.QUALITY_FLOOR;
        for (int round = 0; round < ROUNDS; round++) {
            double middle = (low + high) / 2;
            boolean tooMuch = mean(Math.exp(middle), costs, columns) > goal.value();
            if (tooMuch) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double found = Math.exp(floor ? high : low);
        // What nobody among the prompts tells apart is settled for less money, not by the last prompt that was sent up.
        return mean(found, costs, columns) == mean(LEAST, costs, columns) ? LEAST : found;
    }

    /** What the goal is about, at that worth, over the prompts. */
    private double mean(double lambda, double[][] costs, int[] columns) {
        double sum = 0;
        for (int prompt = 0; prompt < costs.length; prompt++) {
            float[] quality = calibration.qualities()[prompt];
            int chosen = chosen(lambda, costs[prompt], quality, columns);
            if (chosen >= 0) {
                sum += switch (goal.kind()) {
                    case COST_CEILING -> costs[prompt][chosen];
                    case QUALITY_FLOOR -> quality[columns[chosen]];
                    case STRONG_SHARE, VALUE_OF_QUALITY -> columns[chosen] == best ? 1 : 0;
                };
            }
        }
        return sum / Math.max(1, costs.length);
    }

    private static int chosen(double lambda, double[] costs, float[] quality, int[] columns) {
        int chosen = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int at = 0; at < columns.length; at++) {
            double score = columns[at] < 0 ? Double.NaN : costs[at] - lambda * quality[columns[at]];
            if (score < least) {
                least = score;
                chosen = at;
            }
        }
        return chosen;
    }

    /** Of each prompt at each candidate, in US dollars; not a number where the price is unknown. */
    private double[][] costs(List<Candidate> candidates, int[] columns) {
        double[][] costs = new double[calibration.tokens().length][columns.length];
        for (int prompt = 0; prompt < costs.length; prompt++) {
            for (int at = 0; at < columns.length; at++) {
                long nanos = candidates
                        .get(at)
                        .card()
                        .price()
                        .estimateNanos(calibration.tokens()[prompt], RequestFeatures.USUAL_OUTPUT);
                costs[prompt][at] = nanos < 0 ? Double.NaN : nanos / 1e9;
            }
        }
        return costs;
    }
}
