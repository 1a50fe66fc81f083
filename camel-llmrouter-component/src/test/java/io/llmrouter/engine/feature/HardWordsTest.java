package io.llmrouter.engine.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HardWordsTest {

    @Test
    void countsWordsInAnyCaseAndScript() {
        assertThat(HardWords.of("First, COMPARE both; then you Must decide.")).isEqualTo(new HardWords(7, 3, 1, 0));
        assertThat(HardWords.of("Höchstens drei Wörter")).isEqualTo(new HardWords(3, 0, 1, 0));
        assertThat(HardWords.of("")).isEqualTo(new HardWords(0, 0, 0, 0));
    }

    @Test
    void aWordMayCountTwice() {
        assertThat(HardWords.of("Prove it")).isEqualTo(new HardWords(2, 1, 0, 1));
    }

    @Test
    void countsCalculationsAndSignsOfMathematics() {
        assertThat(HardWords.of("3 + 4 = x").maths()).isEqualTo(2);
        assertThat(HardWords.of("∑ a × b").maths()).isEqualTo(2);
        assertThat(HardWords.of("\\frac{1}{2}").maths()).isEqualTo(1);
        assertThat(HardWords.of("C++ and A+").maths()).isZero();
    }

    @Test
    void itemsOfListsAreDemands() {
        assertThat(HardWords.of("Cover:\n- price\n* place\n 3. time\n-5 degrees\nend")
                        .demands())
                .isEqualTo(3);
    }
}
