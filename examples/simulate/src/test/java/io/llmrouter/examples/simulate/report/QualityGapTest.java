package io.llmrouter.examples.simulate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QualityGapTest {

    private static Samples of(int requests, int goodOfTen) {
        Samples samples = new Samples("some");
        for (int number = 0; number < requests; number++) {
            double quality = number % 10 < goodOfTen ? 1 : 0;
            samples.add(new Sample(number, number, 1, 1, 1, Sample.Ending.answered("a/m", -1, quality)));
        }
        return samples;
    }

    @Test
    void isTheMeanDifferenceByRequest() {
        assertThat(QualityGap.of(of(1000, 8), of(1000, 9)).points()).isCloseTo(-10, within(1e-9));
        assertThat(QualityGap.of(of(1000, 9), of(1000, 8)).points()).isCloseTo(10, within(1e-9));
    }

    @Test
    void isKnownBetterTheMoreRequestsThereAre() {
        // one in ten differs: a standard deviation of 30 points
        assertThat(QualityGap.of(of(1000, 8), of(1000, 9)).error())
                .isCloseTo(1.96 * 30 / Math.sqrt(1000), within(0.01));
        assertThat(QualityGap.of(of(100_000, 8), of(100_000, 9)).error()).isCloseTo(0.186, within(0.001));
    }

    @Test
    void isExactWhereNothingDiffers() {
        assertThat(QualityGap.of(of(1000, 9), of(1000, 9))).isEqualTo(new QualityGap(0, 0));
    }

    @Test
    void isWrittenWithItsError() {
        assertThat(QualityGap.text(-0.904, 0.0512)).isEqualTo("-0.90 ± 0.05");
    }
}
