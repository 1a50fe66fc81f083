package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Pace PACE = new Pace(500, 10);

    @Test
    void countsTheTokensOfATimeAndTheTimeOfTokens() {
        assertThat(PACE.nanosUntil(0)).isEqualTo(500);
        assertThat(PACE.nanosUntil(7)).isEqualTo(570);
        assertThat(PACE.tokensAfter(570)).isEqualTo(7);
        assertThat(PACE.tokensAfter(579)).isEqualTo(7);
    }

    @Test
    void hasNoTokensBeforeItBegins() {
        assertThat(PACE.tokensAfter(499)).isZero();
    }

    @Test
    void isSlowerAsAWholeOrWhenItWrites() {
        assertThat(PACE.slower(2, 1)).isEqualTo(new Pace(1000, 20));
        assertThat(PACE.slower(1, 3)).isEqualTo(new Pace(500, 30));
    }
}
