package io.llmrouter.engine.state;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts of things that happened, each of which weighs half as much after every {@link #HALF_LIFE}. Instead of the old ones
 * fading, new ones weigh more and more, so that counting is one addition; after twenty half-lives all weights are scaled
 * back at once. Counted by one thread at a time, which the caller sees to; read by any, without locks.
 */
final class DecayingCounts {

    static final Duration HALF_LIFE = Duration.ofMinutes(5);

    /** All counts together say nothing any more when they weigh less than this share of a new one. */
    private static final double FORGOTTEN = 0.001;

    private static final double HALF_LIFE_MILLIS = HALF_LIFE.toMillis();
    private static final int LONGEST = 20;
    /** What a count weighs at the start of an era: enough for a finer scale than whole counts. */
    private static final double ONE = 256;

    /** What a count weighs by its age, in steps of about a second: working it out takes longer than counting. */
    private static final int STEPS = 256;

    private static final double[] BY_AGE = new double[LONGEST * STEPS + 1];

    static {
        Arrays.setAll(BY_AGE, step -> ONE * Math.pow(2, (double) step / STEPS));
    }

    private record Era(long since, AtomicLongArray weights) {

        double halfLives(long now) {
            return (now - since) / HALF_LIFE_MILLIS;
        }
    }

    private volatile Era era;

    DecayingCounts(int size, long now) {
        era = new Era(now, new AtomicLongArray(size));
    }

    /** Counts one, at a time in milliseconds. */
    void add(int index, long now) {
        add(index, 1, now);
    }

    /** Counts so many at once. */
    void add(int index, long many, long now) {
        Era current = era;
        double age = current.halfLives(now);
        if (age > LONGEST) {
            current = scaledBack(now);
            age = current.halfLives(now);
        }
        double one = age < 0 ? ONE * Math.pow(2, age) : BY_AGE[(int) (age * STEPS)];
        current.weights.lazySet(index, current.weights.getPlain(index) + (long) (many * one));
    }

    /** Has all that was counted weigh a quarter, as if it were two half-lives older; by the thread that counts. */
    void fade() {
        Era old = era;
        era = new Era(old.since() - 2 * HALF_LIFE.toMillis(), old.weights());
    }

    private Era scaledBack(long now) {
        Era old = era;
        double factor = Math.pow(2, -old.halfLives(now));
        AtomicLongArray weights = new AtomicLongArray(old.weights.length());
        for (int at = 0; at < weights.length(); at++) {
            weights.lazySet(at, (long) (old.weights.get(at) * factor));
        }
        Era fresh = new Era(now, weights);
        era = fresh;
        return fresh;
    }

    /**
     * The weights as they are, which compare with each other only.
     *
     * @param each by index
     * @param since when they began to weigh
     */
    record Weights(long[] each, long since) {

        /** From which time in milliseconds on weights of that sum say nothing any more. */
        long until(long sum) {
            double halfLives = Math.log(sum / (ONE * FORGOTTEN)) / Math.log(2);
            return sum == 0 ? Long.MIN_VALUE : since + (long) (halfLives * HALF_LIFE_MILLIS);
        }
    }

    Weights weights() {
        Era current = era;
        long[] each = new long[current.weights.length()];
        Arrays.setAll(each, current.weights::get);
        return new Weights(each, current.since);
    }

    /**
     * One of the counts and all of them, in counts of this moment, so that several counters can be added up; zero once they
     * say nothing any more.
     */
    record Shares(double one, double all) {}

    Shares shares(int index, long now) {
        Era current = era;
        long sum = 0;
        for (int at = 0; at < current.weights.length(); at++) {
            sum += current.weights.get(at);
        }
        double scale = ONE * Math.pow(2, current.halfLives(now));
        double all = sum / scale;
        return all <= FORGOTTEN ? new Shares(0, 0) : new Shares(current.weights.get(index) / scale, all);
    }
}
