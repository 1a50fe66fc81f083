package io.llmrouter.engine.provider.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable.Signs;
import org.junit.jupiter.api.Test;

class FailureTableTest {

    private static final String REPEATED = "model ".repeat(1_700_000);

    @Test
    void looksForWordsInTheBeginningAndTheEndOfALongError() {
        Signs error = new Signs(REPEATED, REPEATED, REPEATED, 400);

        assertThat(error.code()).hasSizeLessThan(6000);
        assertThat(error.type()).hasSizeLessThan(6000);
        assertThat(error.text()).hasSizeLessThan(6000);
    }

    @Test
    void findsThemThere() {
        FailureTable table = FailureTable.of(
                FailureTable.text("^too long", FailureKind.TOO_LARGE),
                FailureTable.text("slow down$", FailureKind.OVERLOADED));

        assertThat(table.kind(new Signs("", "", "Too long: " + REPEATED, 400))).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(table.kind(new Signs("", "", REPEATED + "Slow down", 400))).isEqualTo(FailureKind.OVERLOADED);
    }
}
