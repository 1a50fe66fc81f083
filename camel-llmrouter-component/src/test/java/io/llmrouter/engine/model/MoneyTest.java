package io.llmrouter.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"500000, 0", "500001, 1", "1500000, 2", "2500000, 2", "2499999, 2", "3500000, 4", "0, 0"})
    void roundsOnceHalfToEven(long millionths, long nanos) {
        assertThat(Money.ofMillionths(BigInteger.valueOf(millionths))).isEqualTo(new Money(nanos));
    }

    @Test
    void readsAndWritesDollarsExactly() {
        assertThat(Money.usd("0.00042").nanos()).isEqualTo(420_000);
        assertThat(Money.usd("0.00042")).hasToString("0.00042 USD");
        assertThat(Money.usd("100")).hasToString("100 USD");
        assertThat(Money.ZERO).hasToString("0 USD");
    }

    @Test
    void refusesWhatItCannotHold() {
        assertThatThrownBy(() -> Money.usd("0.0000000001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }
}
