package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerLengthsTest {

    private final AnswerLengths lengths = new AnswerLengths(0);

    @Test
    void isTheMeanOfAnswersToInputsOfThatLength() {
        lengths.add(100, 10, 0);
        lengths.add(900, 30, 0);
        lengths.add(50_000, 1_000, 0);

        assertThat(lengths.mean(500, 0)).hasValue(20);
        assertThat(lengths.mean(20_000, 0)).hasValue(1_000);
    }

    @Test
    void whereNoneWereLikeThatItIsTheMeanOfAll() {
        assertThat(lengths.mean(500, 0)).isEmpty();
        lengths.add(100, 10, 0);
        lengths.add(50_000, 30, 0);

        assertThat(lengths.mean(5_000, 0)).hasValue(20);
    }

    @Test
    void theLatestAnswersCountMost() {
        long later = DecayingCounts.HALF_LIFE.toMillis();
        lengths.add(100, 10, 0);
        lengths.add(100, 40, later);

        assertThat(lengths.mean(100, later).getAsDouble()).isCloseTo(30, within(0.5));
    }

    @Test
    void afterLongItSaysNothing() {
        lengths.add(100, 10, 0);

        assertThat(lengths.mean(100, Duration.ofMinutes(40).toMillis())).isPresent();
        assertThat(lengths.mean(100, Duration.ofMinutes(60).toMillis())).isEmpty();
    }
}
