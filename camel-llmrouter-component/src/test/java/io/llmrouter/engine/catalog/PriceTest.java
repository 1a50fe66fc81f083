package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {

    private static final long USD = 1_000_000_000L;

    @Test
    void pricesInputAndOutputExactly() {
        Price price = Price.of(USD / 4, 2 * USD);
        assertThat(price.cost(Usage.of(1_234, 567))).contains(new Money(308_500 + 1_134_000));
    }

    @Test
    void pricesEachClassOfTokensByItsOwnPriceAndTheRestByTheTotals() {
        Price price = new Price(
                1_000_000L,
                10_000_000L,
                100_000L,
                1_250_000L,
                2_000_000L,
                4_000_000L,
                20_000_000L,
                5_000_000L,
                7L,
                UnitPrices.UNKNOWN,
                List.of());
        Usage usage = new Usage(100, 10, 20, 30, 5, 9, 50, 15, 4, Usage.Source.REPORTED, Units.NONE);
        long input = 35 * 1 + 1 + 25 + 60 + 20;
        long output = 31 * 10 + 15 * 5 + 4 * 20;
        assertThat(price.cost(usage)).contains(new Money(input + output + 7));
    }

    @Test
    void takesTheTotalsPriceForAClassWithoutItsOwn() {
        Usage usage = new Usage(100, 10, 20, 30, 5, 0, 50, 15, 4, Usage.Source.REPORTED, Units.NONE);
        assertThat(Price.of(1_000_000, 2_000_000).cost(usage)).contains(new Money(100 + 100));
    }

    @Test
    void takesTheUsualCacheWritePriceForALongOneWithoutItsOwn() {
        Price price = new Price(
                1_000_000L, 0L, null, 3_000_000L, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
        assertThat(price.cost(new Usage(10, 0, 0, 10, 0, 0, 0, 0, 0, Usage.Source.REPORTED, Units.NONE)))
                .contains(new Money(30));
    }

    @ParameterizedTest(name = "{0} tokens at {1}: {2}")
    @CsvSource({
        "1, 499999, 0",
        "1, 500000, 0",
        "1, 500001, 1",
        "1, 1499999, 1",
        "1, 1500000, 2",
        "3, 500000, 2",
        "5, 500000, 2",
        "7, 500000, 4"
    })
    void roundsHalfToEvenOnce(long tokens, long nanosPerMillion, long nanos) {
        Price price = Price.of(nanosPerMillion, 0);
        assertThat(price.cost(Usage.of(tokens, 0))).contains(new Money(nanos));
        assertThat(price.estimateNanos(tokens, 0)).isEqualTo(nanos);
    }

    @Test
    void roundsTheSumAndNotItsParts() {
        assertThat(Price.of(500_000, 500_000).cost(Usage.of(1, 1))).contains(new Money(1));
        assertThat(Price.of(500_000, 500_000).estimateNanos(1, 1)).isEqualTo(1);
    }

    @Test
    void neverTakesAnUnknownPriceForZero() {
        Price outputOnly = new Price(null, 1L, null, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
        assertThat(Price.UNKNOWN.known()).isFalse();
        assertThat(Price.UNKNOWN.cost(Usage.NONE)).isEmpty();
        assertThat(Price.UNKNOWN.estimateNanos(0, 0)).isEqualTo(-1);
        assertThat(outputOnly.known()).isFalse();
        assertThat(outputOnly.cost(Usage.of(1, 1))).isEmpty();
        assertThat(outputOnly.estimateNanos(1, 1)).isEqualTo(-1);
        assertThat(Price.FREE.cost(Usage.of(1, 1))).contains(Money.ZERO);
    }

    @Test
    void holdsBigNumbersWithoutOverflow() {
        Price price = Price.of(150 * USD, 600 * USD);
        assertThat(price.cost(Usage.of(30_000_000_000L, 1_000_000_000L)))
                .contains(new Money(4_500_000 * USD + 600_000 * USD));
        assertThat(price.estimateNanos(30_000_000_000L, 1_000_000_000L)).isEqualTo(5_100_000 * USD);
    }

    @Test
    void saturatesTheEstimateWhereTheCostCannotBeHeld() {
        Price price = Price.of(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(price.estimateNanos(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(price.estimateNanos(2_000_000, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(price.estimateNanos(1_000_000, 0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void knowsNoCostThatIsMoreThanMoneyHolds() {
        Price price = Price.of(Long.MAX_VALUE, 1);
        assertThat(price.cost(Usage.of(1_000_000, 0))).contains(new Money(Long.MAX_VALUE));
        assertThat(price.cost(Usage.of(1_000_000, 1))).isEmpty();
        assertThat(price.cost(Usage.of(Long.MAX_VALUE, Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void pricesAUsageWhosePartsExceedItsTotalByItsParts() {
        Usage odd = new Usage(10, 8, 8, Long.MAX_VALUE, 8, 0, 1, 5, 5, Usage.Source.REPORTED, Units.NONE);
        Price free = new Price(1_000_000L, 1_000_000L, 0L, 0L, 0L, 0L, 0L, 0L, null, UnitPrices.UNKNOWN, List.of());
        assertThat(free.cost(odd)).contains(Money.ZERO);
    }

    @Test
    void estimatesTheSameIntegerAsTheCost() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Long request = random.nextInt(3) == 0 ? Long.valueOf(random.nextInt(5_000_000)) : null;
            Price price = new Price(
                    any(random),
                    any(random),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    request,
                    UnitPrices.UNKNOWN,
                    List.of());
            long input = random.nextLong(1L << (1 + random.nextInt(26)));
            long output = random.nextLong(1L << (1 + random.nextInt(26)));
            assertThat(price.cost(Usage.of(input, output)))
                    .as("%s of %s and %s", price, input, output)
                    .contains(new Money(price.estimateNanos(input, output)));
        }
    }

    private static long any(Random random) {
        long magnitude = 1L << (1 + random.nextInt(35));
        return random.nextBoolean() ? random.nextLong(magnitude) : random.nextLong(magnitude) / 500_000 * 500_000;
    }

    @Test
    void refusesANegativePrice() {
        assertThatThrownBy(() -> Price.of(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the price 'output' is negative: -1");
    }

    @Test
    void overridesOnlyWhatAnOverlayKnows() {
        Price base = new Price(10L, 20L, 1L, 12L, 15L, 30L, 40L, 25L, 3L, UnitPrices.UNKNOWN, List.of());
        Price overlay = new Price(null, 19L, null, null, null, null, null, null, 4L, UnitPrices.UNKNOWN, List.of());
        assertThat(base.overlaidWith(overlay))
                .isEqualTo(new Price(10L, 19L, 1L, 12L, 15L, 30L, 40L, 25L, 4L, UnitPrices.UNKNOWN, List.of()));
        assertThat(base.overlaidWith(Price.UNKNOWN)).isEqualTo(base);
    }

    @Test
    void makesEveryClassFreeWhenAnOverlayMakesItsTotalFree() {
        Price base = new Price(10L, 20L, 1L, 12L, 15L, 30L, 40L, 25L, 3L, UnitPrices.UNKNOWN, List.of());
        assertThat(base.overlaidWith(Price.FREE))
                .isEqualTo(new Price(0L, 0L, null, null, null, null, null, null, 3L, UnitPrices.UNKNOWN, List.of()));
        Price freeButForTheCache =
                new Price(0L, 0L, 2L, null, null, null, null, null, 0L, UnitPrices.UNKNOWN, List.of());
        assertThat(base.overlaidWith(freeButForTheCache)).isEqualTo(freeButForTheCache);
    }

    @ParameterizedTest
    @CsvSource({"priority, 20", "fast, 20", "fast-mode,", "flex, 10", "default, 10"})
    void asksNoUsualPriceForADearerService(String service, Long usd) {
        Price usual = Price.of(10 * USD, 10 * USD);
        Price doubled = Price.of(20 * USD, 20 * USD);
        Price price = usual.withTiers(List.of(new PriceTier(null, "priority", null, null, null, null, doubled)));

        assertThat(price.forService(service).cost(Usage.of(1_000_000, 0)))
                .isEqualTo(Optional.ofNullable(usd).map(amount -> new Money(amount * USD)));
    }
}
