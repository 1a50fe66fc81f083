package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitPricesTest {

    private static final long MILLI_DOLLAR = 1_000_000;

    @Test
    void pricesSoundByTheMinute() {
        Price price = units(new UnitPrices(6 * MILLI_DOLLAR, null, null, null));

        assertThat(price.cost(Usage.NONE.with(Units.audio(90_000)))).contains(Money.usd("0.009"));
        assertThat(price.cost(Usage.NONE.with(Units.audio(1)))).contains(Money.usd("0.0000001"));
    }

    @Test
    void pricesImagesSearchesAndCharacters() {
        Price price = units(new UnitPrices(null, 40 * MILLI_DOLLAR, 2 * MILLI_DOLLAR, 15_000 * MILLI_DOLLAR));

        assertThat(price.cost(Usage.NONE.with(Units.images(2)))).contains(Money.usd("0.08"));
        assertThat(price.cost(Usage.NONE.with(Units.searches(3)))).contains(Money.usd("0.006"));
        assertThat(price.cost(Usage.NONE.with(Units.characters(100)))).contains(Money.usd("0.0015"));
    }

    @Test
    void billsByTokensWhereOnlyTheyHaveAPrice() {
        Price price = Price.of(1_000 * MILLI_DOLLAR, 2_000 * MILLI_DOLLAR);

        assertThat(price.cost(Usage.of(1_000, 1_000).with(Units.images(1)))).contains(Money.usd("0.003"));
    }

    @Test
    void billsByBothWhereBothHaveAPrice() {
        Price price = tokens(1_000L, null, new UnitPrices(null, 40 * MILLI_DOLLAR, null, null));

        assertThat(price.cost(Usage.of(1_000, 7).with(Units.images(1)))).contains(Money.usd("0.041"));
    }

    @Test
    void isUnknownWhereNothingThatWasUsedHasAPrice() {
        assertThat(Price.UNKNOWN.cost(Usage.NONE.with(Units.images(1)))).isEmpty();
        assertThat(units(new UnitPrices(1L, null, null, null)).cost(Usage.NONE.with(Units.images(1))))
                .isEmpty();
    }

    @Test
    void isUnknownWhereSomethingThatWasUsedHasNoPrice() {
        UnitPrices search = new UnitPrices(null, null, 10 * MILLI_DOLLAR, null);
        UnitPrices image = new UnitPrices(null, 40 * MILLI_DOLLAR, null, null);
        Usage written = Usage.of(1_000, 1_000).with(Units.searches(1));

        assertThat(tokens(1_000L, 2_000L, UnitPrices.UNKNOWN).cost(written)).isEmpty();
        assertThat(units(search).cost(written)).isEmpty();
        assertThat(tokens(1_000L, null, search).cost(written)).isEmpty();
        assertThat(tokens(1_000L, 2_000L, search).cost(written)).contains(Money.usd("0.013"));
        assertThat(units(image).cost(Usage.NONE.with(new Units(0, 3, 1, 0, null, null))))
                .isEmpty();
        assertThat(units(image).cost(Usage.NONE.with(new Units(1, 3, 0, 0, null, null))))
                .isEmpty();
    }

    @Test
    void billsARerankBySearchesAloneWhereItsTokensHaveNoPrice() {
        UnitPrices search = new UnitPrices(null, null, 2 * MILLI_DOLLAR, null);
        Usage reranked = Usage.of(900, 0).with(Units.searches(2));

        assertThat(units(search).cost(reranked)).contains(Money.usd("0.004"));
    }

    @Test
    void needsNoOutputPriceWhereNothingIsWritten() {
        Price input = new Price(
                20 * MILLI_DOLLAR, null, null, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());

        assertThat(input.cost(Usage.of(1_000_000, 0))).contains(Money.usd("0.02"));
        assertThat(input.estimateNanos(1_000_000, 0)).isEqualTo(20 * MILLI_DOLLAR);
        assertThat(input.cost(Usage.of(1, 1))).isEmpty();
        assertThat(input.estimateNanos(1, 1)).isEqualTo(-1);
    }

    @Test
    void overlaysOnlyWhatIsKnown() {
        Price base = units(new UnitPrices(1L, 2L, 3L, 4L));
        Price other = units(new UnitPrices(null, 20L, null, null));

        assertThat(base.overlaidWith(other).units()).isEqualTo(new UnitPrices(1L, 20L, 3L, 4L));
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new UnitPrices(null, -1L, null, null)).hasMessageContaining("'image' is negative: -1");
    }

    private static Price units(UnitPrices prices) {
        return tokens(null, null, prices);
    }

    /** In thousandths of a dollar a million tokens. */
    private static Price tokens(@Nullable Long input, @Nullable Long output, UnitPrices prices) {
        Long in = input == null ? null : Long.valueOf(input * MILLI_DOLLAR);
        Long out = output == null ? null : Long.valueOf(output * MILLI_DOLLAR);
        return new Price(in, out, null, null, null, null, null, null, null, prices, List.of());
    }
}
