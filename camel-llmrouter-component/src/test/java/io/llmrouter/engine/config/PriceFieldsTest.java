package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.CandidatePattern;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices with tiers, as a configuration says them and a target has them. */
class PriceFieldsTest {

    private static final Usage MILLION = Usage.of(1_000_000, 0);

    private static Price price(String fields) {
        String yaml = "providers: { openai: { apiKey: k, region: eu } }\n"
                + "currencies: { EUR: 1.25 }\n"
                + "models: { openai/gpt-5: { price: { input: 2, output: 8, " + fields + " } } }\n"
                + "policies: { default: { candidates: [ openai/gpt-5 ] } }\n";
        return Surroundings.reader()
                .read(yaml, "test")
                .roster()
                .resolve(List.of(CandidatePattern.of("openai/gpt-5")))
                .get(0)
                .card()
                .price();
    }

    private static Money usd(String amount) {
        return Money.usd(new BigDecimal(amount));
    }

    @ParameterizedTest
    @CsvSource({
        "'tiers: [ { above: 999999, input: 4 } ]', 4",
        "'tiers: [ { above: 1000000, input: 4 } ]', 2",
        "'tiers: [ { above: 5, input: 4 }, { above: 3, input: 3 } ]', 4",
        "'tiers: [ { region: eu, factor: 1.1 } ]', 2.2",
        "'tiers: [ { region: us, factor: 1.1 } ]', 2",
        "'tiers: [ { until: \"2000-01-01\", input: 9 } ]', 2",
        "'tiers: [ { from: \"2000-01-01\", input: 9 } ]', 9",
        "'tiers: [ { from: \"2000-01-01\", input: 9 }, { region: eu, input: 7 } ]', 7",
        "'tiers: [ { from: \"2000-01-01\", above: 10, factor: 2 } ]', 4",
        "'currency: EUR', 2.5",
        "'currency: USD', 2",
    })
    void billsWhatHolds(String tiers, String million) {
        assertThat(price(tiers).cost(MILLION)).contains(usd(million));
        assertThat(price(tiers).estimateNanos(1_000_000, 0))
                .isEqualTo(usd(million).nanos());
    }

    @Test
    void billsAServiceTierOnlyWhereItIsAskedFor() {
        Price price = price("tiers: [ { service: batch, factor: 0.5 }, { service: batch, above: 10, factor: 0.75 } ]");

        assertThat(price.cost(MILLION)).contains(usd("2"));
        assertThat(price.forService("batch").cost(MILLION)).contains(usd("1.5"));
        assertThat(price.forService("batch").cost(Usage.of(10, 0))).contains(usd("0.00001"));
        assertThat(price.forService("priority").cost(MILLION)).contains(usd("2"));
        assertThat(price.forService(null).cost(MILLION)).contains(usd("2"));
    }

    @Test
    void billsEveryClassOfALongRequestByItsTier() {
        Price price = price("cachedInput: 0.2, tiers: [ { above: 100, input: 4, output: 12 } ]");

        assertThat(price.cost(
                        new Usage(1_000_000, 500_000, 0, 0, 0, 0, 1_000_000, 0, 0, Usage.Source.REPORTED, Units.NONE)))
                .contains(usd("14.1"));
    }

    @Test
    void whatTheProviderSaysItBillsCounts() {
        Usage billed = Usage.of(1, 1).with(Units.billed(usd("0.25")));

        assertThat(Price.UNKNOWN.cost(billed)).contains(usd("0.25"));
        assertThat(price("request: 1").cost(billed)).contains(usd("0.25"));
    }

    @Test
    void anotherPriceOfOnesOwnHasNoTiersOfTheCatalogues() {
        Price listed = price("tiers: [ { above: 100, input: 4 } ]");

        assertThat(listed.overlaidWith(Price.of(0, 0)).tiers()).isEmpty();
        assertThat(listed.overlaidWith(price("cachedInput: 1")).tiers()).isEmpty();
        assertThat(listed.overlaidWith(Price.UNKNOWN).tiers()).hasSize(1);
    }
}
