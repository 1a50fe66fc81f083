package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.learn.Calibration;
import io.llmrouter.engine.learn.QualityModel;
import io.llmrouter.engine.policy.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a quality of 1 is worth in US dollars (λ), so that a goal is reached over prompts that the model was tried on. The more
 * it is worth, the dearer and better the choices. Requests whose answers may be longer or shorter cost other amounts, and have
 * a worth of their own, so that the goal holds for each length. Found by halving, once for each list of candidates and length
 * of answers, of which a quarter of an octave counts as one; thread-safe.
 */
final class Exchange {

    private static final int ROUNDS = 60;
    private static final double MOST = 1e6;
    private static final double LEAST = 1e-9;
    /** To an octave. */
    private static final int STEPS = 4;

    /** What was found for one list of candidates, by {@link #step} of the length. Never changed. */
    private record Known(List<Candidate> candidates, Map<Integer, Double> lambdas) {

        Known with(int step, double lambda) {
            Map<Integer, Double> more = new HashMap<>(lambdas);
            more.put(step, lambda);
            return new Known(candidates, Map.copyOf(more));
        }
    }

    private final Calibration calibration;
    private final Goal goal;
    private final int best;
    private volatile Known known = new Known(List.of(), Map.of());

    Exchange(QualityModel model, Goal goal) {
        this.calibration = model.calibration();
        this.goal = goal;
        this.best = model.models().indexOf(model.best());
    }

    /** The worth for a request whose answer is expected to have that many tokens. */
    double lambda(List<Candidate> candidates, int[] columns, long outputTokens) {
        if (goal.kind() == Goal.Kind.VALUE_OF_QUALITY) {
            return goal.value();
        }
        int step = step(outputTokens);
        Known before = known;
        boolean same = before.candidates().equals(candidates);
        Double there = same ? before.lambdas().get(step) : null;
        if (there != null) {
            return there;
        }
        double found = found(costs(candidates, columns, length(step)), columns);
        known = (same ? before : new Known(List.copyOf(candidates), Map.of())).with(step, found);
        return found;
    }

    private static int step(long outputTokens) {
        return (int) Math.round(STEPS * Math.log(Math.max(1, outputTokens)) / Math.log(2));
    }

    private static long length(int step) {
        return Math.round(Math.pow(2, (double) step / STEPS));
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
    private double[][] costs(List<Candidate> candidates, int[] columns, long outputTokens) {
        double[][] costs = new double[calibration.tokens().length][columns.length];
        for (int prompt = 0; prompt < costs.length; prompt++) {
            for (int at = 0; at < columns.length; at++) {
                long nanos = candidates
                        .get(at)
                        .card()
                        .price()
                        .estimateNanos(calibration.tokens()[prompt], outputTokens);
                costs[prompt][at] = nanos < 0 ? Double.NaN : nanos / 1e9;
            }
        }
        return costs;
    }
}
