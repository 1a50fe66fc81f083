package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Lesson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was learned of targets, lesson by lesson. Each call that is learned from makes all earlier ones count a little less,
 * those of other targets included, so that what was not tried for long becomes unknown again. Thread-safe: one lock.
 */
final class Arms {

    private final double kept;
    private final Map<Target, Arm> byTarget = new HashMap<>();
    private long calls;

    /** Arms in which a call counts half after about 0.7 × {@code memory} further ones. */
    Arms(int memory) {
        kept = 1 - 1.0 / (memory + 1);
    }

    synchronized void learn(Lesson lesson) {
        boolean call = lesson.fold(answered -> true, failed -> true, scored -> false);
        calls += call ? 1 : 0;
        Arm arm = byTarget.computeIfAbsent(lesson.target(), target -> new Arm());
        arm.age(calls, kept);
        lesson.fold(
                answered -> {
                    arm.answered++;
                    Money cost = answered.cost();
                    if (cost != null) {
                        arm.cost.add(cost.nanos());
                    }
                    arm.latency.add(answered.latency().toNanos());
                    return arm;
                },
                failed -> {
                    arm.failed++;
                    return arm;
                },
                scored -> arm.score(scored));
    }

    /** What is known of each candidate now, in their order; an arm that is new for those nobody knows. */
    synchronized Arm[] of(List<Candidate> candidates) {
        Arm[] arms = new Arm[candidates.size()];
        for (int at = 0; at < arms.length; at++) {
            Arm known = byTarget.get(candidates.get(at).target());
            arms[at] = known == null ? new Arm() : known.aged(calls, kept);
        }
        return arms;
    }

    /** What was learned of one target; counts and sums, of which older parts have faded. Guarded by the arms' lock. */
    static final class Arm {

        private long asOf;
        double answered;
        double failed;
        /** The sum of the scores, and how many they are. */
        double score;

        double scores;
        final Spread cost = new Spread();
        final Spread latency = new Spread();

        private Arm score(Lesson.Scored lesson) {
            Double before = lesson.before();
            if (before == null || scores == 0) {
                score += lesson.score();
                scores++;
            } else {
                score = Math.min(scores, Math.max(0, score + lesson.score() - before));
            }
            return this;
        }

        private void age(long now, double kept) {
            double share = Math.pow(kept, now - asOf);
            asOf = now;
            answered *= share;
            failed *= share;
            score *= share;
            scores *= share;
            cost.fade(share);
            latency.fade(share);
        }

        private Arm aged(long now, double kept) {
            Arm copy = new Arm();
            copy.asOf = asOf;
            copy.answered = answered;
            copy.failed = failed;
            copy.score = score;
            copy.scores = scores;
            copy.cost.take(cost);
            copy.latency.take(latency);
            copy.age(now, kept);
            return copy;
        }
    }

    /** How a measure is spread. */
    static final class Spread {

        private double count;
        private double sum;
        private double squares;

        private void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        private void fade(double share) {
            count *= share;
            sum *= share;
            squares *= share;
        }

        private void take(Spread other) {
            count = other.count;
            sum = other.sum;
            squares = other.squares;
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
