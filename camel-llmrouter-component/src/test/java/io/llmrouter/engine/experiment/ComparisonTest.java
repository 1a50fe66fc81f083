package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void whiteSpaceMakesNoDifference() {
        Comparison comparison = Comparison.of("Yes,  it is.\n", "Yes, it is.", Comparison.Form.ANY);

        assertThat(comparison).isEqualTo(new Comparison(true, 1, 1, null, null));
    }

    @Test
    void similarityIsTheShareOfCommonWordsWhateverTheirOrderAndCase() {
        Comparison comparison = Comparison.of("Paris is the capital", "The capital: Lyon", Comparison.Form.ANY);

        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.similarity()).isCloseTo(4.0 / 7, within(1e-9));
        assertThat(comparison.length()).isCloseTo(17.0 / 20, within(1e-9));
    }

    @Test
    void aWordCountsAsOftenAsItIsThere() {
        assertThat(Comparison.of("no no no", "no", Comparison.Form.ANY).similarity())
                .isEqualTo(0.5);
    }

    @Test
    void saysWhichOfThemKeepsToTheForm() {
        Comparison comparison = Comparison.of("{}", "sorry", text -> text.startsWith("{"));

        assertThat(comparison.liveFits()).isTrue();
        assertThat(comparison.shadowFits()).isFalse();
    }

    @Test
    void emptyAnswersCompareToo() {
        assertThat(Comparison.of("", "", Comparison.Form.ANY)).isEqualTo(new Comparison(true, 1, 1, null, null));
        assertThat(Comparison.of("", "no", Comparison.Form.ANY).similarity()).isZero();
    }
}
