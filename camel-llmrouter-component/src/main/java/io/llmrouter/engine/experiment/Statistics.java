package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.Moments.Sample;
import java.util.Optional;
import java.util.OptionalDouble;

/** Intervals and tests, at a confidence of 95 %. */
final class Statistics {

    /** Half of what a 95 % interval of the normal distribution spans. */
    private static final double NORMAL_95 = 1.959963984540054;

    private Statistics() {}

    /** Wilson's interval of a share of which so many were seen. */
    static Interval share(long hits, long all) {
        if (all == 0) {
            return new Interval(0, 1);
        }
        double square = NORMAL_95 * NORMAL_95;
        double share = (double) hits / all;
        double middle = (share + square / (2 * all)) / (1 + square / all);
        double half =
                NORMAL_95 / (1 + square / all) * Math.sqrt(share * (1 - share) / all + square / (4.0 * all * all));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** Student's interval of a mean; empty when fewer than two values were seen. */
    static Optional<Interval> mean(Sample sample) {
        if (sample.count() < 2) {
            return Optional.empty();
        }
        double half = Distributions.student(0.05, sample.count() - 1.0) * Math.sqrt(sample.variance() / sample.count());
        return Optional.of(new Interval(sample.mean() - half, sample.mean() + half));
    }

    /** The two-proportion z-test: how likely two shares differ as much by chance; empty when that cannot be said. */
    static OptionalDouble sharesAlike(long hits, long all, long otherHits, long otherAll) {
        if (all == 0 || otherAll == 0) {
            return OptionalDouble.empty();
        }
        double pooled = (double) (hits + otherHits) / (all + otherAll);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / all + 1.0 / otherAll));
        double apart = (double) hits / all - (double) otherHits / otherAll;
        return OptionalDouble.of(error == 0 ? 1 : Distributions.beyondNormal(apart / error));
    }

    /** Welch's t-test: how likely two means differ as much by chance; empty when that cannot be said. */
    static OptionalDouble meansAlike(Sample one, Sample other) {
        if (one.count() < 2 || other.count() < 2) {
            return OptionalDouble.empty();
        }
        double first = one.variance() / one.count();
        double second = other.variance() / other.count();
        if (first + second == 0) {
            return OptionalDouble.of(one.mean() == other.mean() ? 1 : 0);
        }
        double t = (one.mean() - other.mean()) / Math.sqrt(first + second);
        double degrees = (first + second)
                * (first + second)
                / (first * first / (one.count() - 1) + second * second / (other.count() - 1));
        return OptionalDouble.of(Distributions.beyondStudent(t, degrees));
    }

    /** Where the truth lies, with that confidence. */
    record Interval(double low, double high) {}
}
