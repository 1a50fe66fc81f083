package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Lesson;

/**
 * What was learned of one target: counts and sums, of which older parts have faded.
 *
 * @param answered how many calls it answered
 * @param failed how many it failed
 * @param score the sum of the scores of its answers
 * @param scores how many they are
 * @param cost of its answers, in nano dollars
 * @param latency of its answers, in nanoseconds
 */
public record Arm(double answered, double failed, double score, double scores, Spread cost, Spread latency) {

    /** Nothing is known. */
    public static final Arm UNKNOWN = new Arm(0, 0, 0, 0, Spread.NONE, Spread.NONE);

    /** The same after another lesson. */
    Arm after(Lesson lesson) {
        return lesson.fold(
                this::afterAnswer,
                failure -> new Arm(answered, failed + 1, score, scores, cost, latency),
                this::afterScore);
    }

    private Arm afterAnswer(Lesson.Answered lesson) {
        Money paid = lesson.cost();
        return new Arm(
                answered + 1,
                failed,
                score,
                scores,
                paid == null ? cost : cost.with(paid.nanos()),
                latency.with(lesson.latency().toNanos()));
    }

    private Arm afterScore(Lesson.Scored lesson) {
        Double before = lesson.before();
        if (before == null || scores == 0) {
            return new Arm(answered, failed, score + lesson.score(), scores + 1, cost, latency);
        }
        double replaced = Math.min(scores, Math.max(0, score + lesson.score() - before));
        return new Arm(answered, failed, replaced, scores, cost, latency);
    }

    /** The same when everything counts that share of what it did. */
    Arm faded(double share) {
        return share == 1
                ? this
                : new Arm(
                        answered * share,
                        failed * share,
                        score * share,
                        scores * share,
                        cost.faded(share),
                        latency.faded(share));
    }

    /**
     * How a measure is spread.
     *
     * @param count how many values there were
     * @param sum their sum
     * @param squares the sum of their squares
     */
    public record Spread(double count, double sum, double squares) {

        /** No value. */
        public static final Spread NONE = new Spread(0, 0, 0);

        private Spread with(double value) {
            return new Spread(count + 1, sum + value, squares + value * value);
        }

        private Spread faded(double share) {
            return new Spread(count * share, sum * share, squares * share);
        }

        /** Whether so little of it is left that it says nothing. */
        boolean isUnknown() {
            return count < 0.5;
        }

        double mean() {
            return sum / count;
        }

        /** How far the true mean may be from {@link #mean}: its standard error, taking a single value for as uncertain as itself. */
        double error() {
            double variance = Math.max(0, squares / count - mean() * mean());
            return Math.sqrt((variance + mean() * mean() / (count + 1)) / count);
        }
    }
}
