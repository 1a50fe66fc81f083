package io.llmrouter.examples.simulate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private record City(String name, double people, double green) {}

    private static final Table TABLE = new Columns<City>()
            .with("city", City::name)
            .number("people", City::people, 0)
            .percent("green", City::green, 1)
            .where(city -> city.green() > 0)
            .of(List.of(new City("Unna", 59_000, 0.25), new City("Ib", 7, 0)));

    @Test
    void saysOfEachRowWhatItsColumnsSay() {
        assertThat(TABLE.heads()).containsExactly("city", "people", "green");
        assertThat(TABLE.rows()).containsExactly(List.of("Unna", "59,000", "25.0 %"), List.of("Ib", "7", "–"));
    }

    @Test
    void putsNamesToTheLeftAndFiguresToTheRight() {
        assertThat(TABLE.text().lines())
                .containsExactly("city  people   green", "Unna  59,000  25.0 %", "Ib         7       –");
    }
}
