package io.llmrouter.examples.simulate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static List<String> texts(double highest) {
        Scale scale = Scale.upTo(highest);
        return scale.ticks().stream().map(scale::text).toList();
    }

    @Test
    void endsAtARoundNumberJustBeyondTheHighest() {
        assertThat(texts(58_400)).containsExactly("0", "20,000", "40,000", "60,000");
        assertThat(texts(610.1)).containsExactly("0", "200", "400", "600", "800");
        assertThat(texts(100)).containsExactly("0", "20", "40", "60", "80", "100");
    }

    @Test
    void writesAsManyDecimalsAsItsStepsNeed() {
        assertThat(texts(11)).containsExactly("0.0", "2.5", "5.0", "7.5", "10.0", "12.5");
        assertThat(texts(0.43)).containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
    }

    @Test
    void isThereEvenWhenAllIsNothing() {
        assertThat(texts(0)).containsExactly("0", "1");
    }
}
