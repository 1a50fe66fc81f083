package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.experiment.Moments.Sample;
import io.llmrouter.engine.experiment.Statistics.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against published tables, and against what the words mean. */
class StatisticsTest {

    @ParameterizedTest
    @CsvSource({"1, 12.706205", "2, 4.302653", "5, 2.570582", "10, 2.228139", "30, 2.042272", "120, 1.979930"})
    void knowsStudentsTable(double degrees, double t) {
        assertThat(Distributions.student(0.05, degrees)).isCloseTo(t, within(1e-6));
        assertThat(Distributions.beyondStudent(t, degrees)).isCloseTo(0.05, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.674490, 0.5", "1.644854, 0.1", "1.959964, 0.05", "2.575829, 0.01", "-1.959964, 0.05"})
    void knowsTheNormalTable(double z, double likelihood) {
        assertThat(Distributions.beyondNormal(z)).isCloseTo(likelihood, within(1e-6));
    }

    @Test
    void knowsWilsonsInterval() {
        Interval tenth = Statistics.share(10, 100);
        assertThat(tenth.low()).isCloseTo(0.05523, within(1e-4));
        assertThat(tenth.high()).isCloseTo(0.17437, within(1e-4));
        assertThat(Statistics.share(0, 10).low()).isZero();
        assertThat(Statistics.share(0, 10).high()).isCloseTo(0.27753, within(1e-4));
        assertThat(Statistics.share(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void knowsWelchsTest() {
        Sample one = sample(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4);
        Sample other = sample(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.4);

        double p = Statistics.meansAlike(one, other).orElseThrow();

        double t = (one.mean() - other.mean()) / Math.sqrt(one.variance() / 15 + other.variance() / 15);
        assertThat(t).isCloseTo(-2.9, within(0.15));
        assertThat(p).isBetween(0.003, 0.012);
    }

    @Test
    void knowsTheTestOfTwoShares() {
        assertThat(Statistics.sharesAlike(10, 100, 20, 100).orElseThrow()).isCloseTo(0.04767, within(1e-4));
        assertThat(Statistics.sharesAlike(0, 100, 0, 100)).hasValue(1);
        assertThat(Statistics.sharesAlike(0, 0, 1, 2)).isEmpty();
    }

    @Test
    void saysNothingOfTooFewValues() {
        assertThat(Statistics.mean(sample(1.0))).isEmpty();
        assertThat(Statistics.meansAlike(sample(1.0), sample(1.0, 2.0))).isEmpty();
        assertThat(Statistics.meansAlike(sample(1, 1), sample(1, 1))).hasValue(1);
        assertThat(Statistics.meansAlike(sample(1, 1), sample(2, 2))).hasValue(0);
    }

    @Test
    void findsADifferenceByChanceInOneOfTwentyExperiments() {
        Random random = new Random(1);
        int found = 0;
        int inside = 0;
        for (int round = 0; round < 2_000; round++) {
            Moments one = new Moments();
            Moments other = new Moments();
            for (int value = 0; value < 12; value++) {
                one.add(random.nextGaussian());
                other.add(3 * random.nextGaussian());
            }
            found += Statistics.meansAlike(one.sample(), other.sample()).orElseThrow() < 0.05 ? 1 : 0;
            Interval interval = Statistics.mean(one.sample()).orElseThrow();
            inside += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
        }
        assertThat(found).isBetween(70, 130);
        assertThat(inside).isBetween(1_870, 1_930);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsADifferenceOfSharesByChanceInOneOfTwentyExperiments(long seed) {
        Random random = new Random(seed);
        int found = 0;
        int inside = 0;
        for (int round = 0; round < 2_000; round++) {
            int one = hits(random, 400);
            int other = hits(random, 400);
            found += Statistics.sharesAlike(one, 400, other, 400).orElseThrow() < 0.05 ? 1 : 0;
            Interval interval = Statistics.share(one, 400);
            inside += interval.low() <= 0.1 && interval.high() >= 0.1 ? 1 : 0;
        }
        assertThat(found).isBetween(65, 135);
        assertThat(inside).isBetween(1_860, 1_940);
    }

    private static int hits(Random random, int calls) {
        int hits = 0;
        for (int call = 0; call < calls; call++) {
            hits += random.nextDouble() < 0.1 ? 1 : 0;
        }
        return hits;
    }

    @Test
    void aReplacedValueCountsAsIfTheOtherHadNeverBeen() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            Moments replaced = new Moments();
            Moments fresh = new Moments();
            List<Double> values = new ArrayList<>();
            for (int value = 0; value < 2 + random.nextInt(20); value++) {
                values.add(random.nextDouble());
                replaced.add(values.get(value));
            }
            int at = random.nextInt(values.size());
            double now = random.nextDouble();
            replaced.replace(values.set(at, now), now);
            values.forEach(fresh::add);

            assertThat(replaced.sample().mean()).isCloseTo(fresh.sample().mean(), within(1e-12));
            assertThat(replaced.sample().variance()).isCloseTo(fresh.sample().variance(), within(1e-12));
        }
    }

    @Test
    void aScoreWhoseEarlierOneWasNotCountedIsANewOne() {
        Moments moments = new Moments();
        moments.replace(0.2, 0.8);

        assertThat(moments.sample().count()).isEqualTo(1);
        assertThat(moments.sample().mean()).isEqualTo(0.8);
    }

    @Test
    void latenciesAreWithinTwoPercent() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.add(Duration.ofMillis(millis));
        }
        assertThat(latencies.percentile(0.5)).isBetween(500.0, 510.0);
        assertThat(latencies.percentile(0.99)).isBetween(990.0, 1_010.0);
        assertThat(new Latencies().percentile(0.5)).isZero();
        latencies.add(Duration.ofDays(3));
        assertThat(latencies.percentile(1)).isGreaterThan(3_600_000);
    }

    private static Sample sample(double... values) {
        Moments moments = new Moments();
        for (double each : values) {
            moments.add(each);
        }
        return moments.sample();
    }
}
