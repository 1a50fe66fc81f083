package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCasesTest {

    private static final long USD = 1_000_000_000L;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate BEFORE = LocalDate.of(2026, 1, 1);
    private static final int SHORT = 1_000;
    private static final int LONG = 300_000;

    private static final PriceTier LENGTH = factor(200_000L, null, null, "2");
    private static final PriceTier BATCH = factor(null, "batch", null, "0.5");
    private static final PriceTier PRIORITY = factor(null, "priority", null, "2");
    private static final PriceTier EUROPE = factor(null, null, "eu", "1.1");

    @ParameterizedTest
    @CsvSource({
        "1000,, , 10",
        "300000,, , 20",
        "1000, batch, , 5",
        "300000, batch, , 10",
        "1000, priority, , 20",
        "300000, priority, , 40",
        "1000,, eu, 11",
        "300000,, eu, 22",
        "300000, batch, eu, 11",
        "300000, priority, eu, 44",
        "300000, unheard, us, 20",
    })
    void multipliesWhatDifferentConditionsChange(int tokens, String service, String region, long usd) {
        List<PriceTier> tiers = List.of(LENGTH, BATCH, PRIORITY, EUROPE);

        assertThat(input(tokens, service, region, tiers)).isEqualTo(usd * USD);
        assertThat(input(tokens, service, region, List.of(EUROPE, PRIORITY, BATCH, LENGTH)))
                .isEqualTo(usd * USD);
    }

    @Test
    void amountsOfDifferentConditionsChangeInTheirProportions() {
        List<PriceTier> tiers = List.of(amount(200_000L, null, null, 25), amount(null, "batch", null, 4));

        assertThat(input(LONG, "batch", null, tiers)).isEqualTo(10 * USD);
        assertThat(input(LONG, null, null, tiers)).isEqualTo(25 * USD);
        assertThat(input(SHORT, "batch", null, tiers)).isEqualTo(4 * USD);
    }

    @Test
    void aTierWithMoreConditionsStandsForThoseItIncludes() {
        PriceTier both = factor(200_000L, "priority", null, "3");

        assertThat(input(LONG, "priority", null, List.of(both, LENGTH, PRIORITY)))
                .isEqualTo(30 * USD);
        assertThat(input(LONG, "priority", "eu", List.of(both, LENGTH, PRIORITY, EUROPE)))
                .isEqualTo(33 * USD);
        assertThat(input(LONG, null, null, List.of(both, LENGTH, PRIORITY))).isEqualTo(20 * USD);
    }

    @Test
    void ofTheSameConditionsTheLaterCounts() {
        assertThat(input(SHORT, "batch", null, List.of(BATCH, factor(null, "batch", null, "0.4"))))
                .isEqualTo(4 * USD);
    }

    @Test
    void ofTwoLengthsTheHighestThatIsPassedCounts() {
        PriceTier longer = factor(250_000L, null, null, "3");

        assertThat(input(LONG, "batch", null, List.of(longer, LENGTH, BATCH))).isEqualTo(15 * USD);
        assertThat(input(225_000, "batch", null, List.of(longer, LENGTH, BATCH)))
                .isEqualTo(10 * USD);
    }

    @Test
    void daysSayWhatIsUsualThen() {
        PriceTier since = new PriceTier(null, null, null, BEFORE, null, null, Price.of(30 * USD, 0));

        assertThat(input(SHORT, null, null, List.of(LENGTH, since))).isEqualTo(30 * USD);
        assertThat(input(LONG, "batch", null, List.of(LENGTH, since, BATCH))).isEqualTo(30 * USD);
        assertThat(input(LONG, null, null, List.of(amount(200_000L, null, null, 25), since)))
                .isEqualTo(25 * USD);
    }

    @Test
    void whatIsFreeInATierIsFreeInAllItsClasses() {
        Price usual = new Price(10 * USD, USD, USD, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
        PriceTier free = new PriceTier(null, "night", null, null, null, null, Price.FREE);

        Price night = usual.withTiers(List.of(free, LENGTH)).on(null, TODAY).forService("night");

        assertThat(night.input()).isZero();
        assertThat(night.cachedInput()).isNull();
        assertThat(night.estimateNanos(LONG, SHORT)).isZero();
    }

    @Test
    void whatATierWithMoreConditionsDoesNotPriceTheOthersDo() {
        Price usual = new Price(10 * USD, USD, USD, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
        Price rates = new Price(6 * USD, null, null, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
        PriceTier both = new PriceTier(null, "batch", "eu", null, null, null, rates);

        Price price =
                usual.withTiers(List.of(both, BATCH, EUROPE)).on("eu", TODAY).forService("batch");

        assertThat(price.input()).isEqualTo(6 * USD);
        assertThat(price.cachedInput()).isEqualTo(550_000_000L);
        assertThat(price.output()).isEqualTo(550_000_000L);
    }

    @Test
    void settlingTwiceChangesNothing() {
        Price price = Price.of(10 * USD, USD).withTiers(List.of(LENGTH, BATCH, PRIORITY, EUROPE));

        Price once = price.on("eu", TODAY);

        assertThat(once.on("eu", TODAY)).isEqualTo(once);
        assertThat(once.forService("batch").forService(null)).isEqualTo(once.forService("batch"));
    }

    private static long input(int tokens, @Nullable String service, @Nullable String region, List<PriceTier> tiers) {
        Price price =
                Price.of(10 * USD, 10 * USD).withTiers(tiers).on(region, TODAY).forService(service);
        return price.estimateNanos(tokens, 0) * (1_000_000 / 1_000) / (tokens / 1_000);
    }

    private static PriceTier factor(
            @Nullable Long above, @Nullable String service, @Nullable String region, String factor) {
        return new PriceTier(above, service, region, null, null, new BigDecimal(factor), Price.UNKNOWN);
    }

    private static PriceTier amount(@Nullable Long above, @Nullable String service, @Nullable String region, long usd) {
        return new PriceTier(above, service, region, null, null, null, Price.of(usd * USD, 0));
    }
}
