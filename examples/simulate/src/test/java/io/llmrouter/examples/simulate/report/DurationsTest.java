package io.llmrouter.examples.simulate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationsTest {

    private final Durations durations = new Durations();

    @Test
    void findsWhatAShareTookAtMost() {
        for (int millis = 100; millis > 0; millis--) {
            durations.add(millis * 1_000_000L);
        }

        assertThat(durations.millis(0.5)).isEqualTo(50);
        assertThat(durations.millis(0.95)).isEqualTo(95);
        assertThat(durations.millis(1)).isEqualTo(100);
        assertThat(durations.meanMillis()).isEqualTo(50.5);
    }

    @Test
    void countsWhatComesAfterItWasAsked() {
        durations.add(3_000_000);
        assertThat(durations.millis(0.5)).isEqualTo(3);
        durations.add(1_000_000);

        assertThat(durations.millis(0.5)).isEqualTo(1);
        assertThat(durations.size()).isEqualTo(2);
    }

    @Test
    void isNothingOfNone() {
        assertThat(durations.millis(0.99)).isZero();
        assertThat(durations.meanMillis()).isZero();
    }
}
