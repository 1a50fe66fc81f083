package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendors' pages of November 2026 say that models cost. */
class ReviewedPricesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static ModelCard card(String id) {
        return Catalogue.builtIn().find(id).orElseThrow();
    }

    private static Price price(String id, LocalDate day) {
        return card(id).price().on(null, day);
    }

    private static long nanos(String usd) {
        return new BigDecimal(usd).movePointRight(9).longValueExact();
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-sonnet-5, 2, 10, 0.2, 2.5",
        "openrouter/anthropic/claude-sonnet-5, 2, 10, 0.2, 2.5",
        "anthropic/claude-sonnet-5-5, 2, 10, 0.1, 2.5",
        "anthropic/claude-opus-5-5, 4, 20, 0.2, 5",
        "anthropic/claude-fable-5-1, 10, 50, 0.25, 12.5",
        "anthropic/claude-haiku-5-5, 0.1, 0.5, 0.01, 0.125",
        "bedrock/us.anthropic.claude-opus-5-5, 4.4, 22, 0.22, 5.5",
        "openai/gpt-5.6-sol, 4, 20, 0.4, 5",
        "openai/gpt-5.6-terra, 2, 12, 0.2, 2.5",
        "openai/gpt-5.6-luna, 0.2, 1.2, 0.02, 0.25",
        "openai/gpt-6-astra, 10, 50, 1, 12.5",
        "openai/gpt-6-sol, 2, 10, 0.2, 2.5",
        "openai/gpt-6-luna, 0.1, 0.5, 0.01, 0.125",
        "openai/gpt-6.1-sol, 2, 10, 0.1, 2.5",
        "openai/gpt-6.1-terra, 1, 5, 0.05, 1.25",
        "openai/gpt-6.2-sol, 2, 10, 0.1, 2.5",
        "openai/gpt-6.2-astra, 8, 40, 0.4, 10",
        "google/gemini-3.8-flash, 0.75, 3.75, 0.075, 0.75"
    })
    void areThoseOfToday(String id, String input, String output, String cached, String written) {
        Price price = price(id, DAY);
        assertThat(price.input()).isEqualTo(nanos(input));
        assertThat(price.output()).isEqualTo(nanos(output));
        assertThat(price.cachedInput()).isEqualTo(nanos(cached));
        assertThat(price.cacheWrite() == null ? price.input() : price.cacheWrite())
                .isEqualTo(nanos(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"google/gemini-3.6-flash", "google/gemini-3.7-flash", "google/gemini-3.8-flash"})
    void doubleWhenAPromotionEnds(String id) {
        assertThat(price(id, LocalDate.of(2026, 12, 31)).input()).isEqualTo(nanos("0.75"));
        Price later = price(id, LocalDate.of(2027, 1, 1));
        assertThat(later.input()).isEqualTo(nanos("1.5"));
        assertThat(later.output()).isEqualTo(nanos("7.5"));
        assertThat(later.units().search()).isEqualTo(nanos("0.014"));
    }

    @Test
    void wereOthersBeforeAPromotionBegan() {
        assertThat(price("openai/gpt-5.6-sol", LocalDate.of(2026, 8, 20)).output())
                .isEqualTo(nanos("30"));
        assertThat(price("anthropic/claude-sonnet-5-5", LocalDate.of(2026, 10, 6))
                        .cachedInput())
                .isEqualTo(nanos("0.2"));
    }

    @Test
    void riseForTheWholeRequestAboveALengthOfInput() {
        Price sol = price("openai/gpt-6.2-sol", DAY);
        assertThat(sol.cost(Usage.of(272_000, 1_000))).contains(Money.usd("0.554"));
        assertThat(sol.cost(Usage.of(300_000, 1_000))).contains(Money.usd("1.215"));
        Price haiku = price("anthropic/claude-haiku-5-5", DAY);
        assertThat(haiku.cost(Usage.of(100_000, 1_000))).contains(Money.usd("0.0105"));
        assertThat(haiku.cost(Usage.of(200_000, 1_000))).contains(Money.usd("0.1025"));
        assertThat(price("xai/grok-4.7", DAY).cost(Usage.of(200_000, 0))).contains(Money.usd("0.8"));
    }

    @ParameterizedTest
    @CsvSource({"batch, 0.5", "flex, 0.5", "fast, 2", "priority, 2"})
    void goByTheClassOfServiceAtAnyLengthOfInput(String service, String factor) {
        Price usual = price("openai/gpt-6.1-sol", DAY);
        Price asked = usual.forService(service);
        for (int input : new int[] {100_000, 300_000}) {
            Money expected = new Money(BigDecimal.valueOf(
                            usual.cost(Usage.of(input, 1_000)).orElseThrow().nanos())
                    .multiply(new BigDecimal(factor))
                    .longValueExact());
            assertThat(asked.cost(Usage.of(input, 1_000))).contains(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai/gpt-5", "openai/gpt-5.5-pro", "openai/gpt-6.2-astra", "anthropic/claude-opus-5-5"})
    void billASearchTheSameInEveryClassOfService(String id) {
        Price usual = price(id, DAY);
        Usage searched = Usage.of(1_000, 100).with(Units.searches(2));
        for (Price price : new Price[] {usual, usual.forService("batch"), usual.forService("flex")}) {
            long tokens = price.cost(Usage.of(1_000, 100)).orElseThrow().nanos();
            assertThat(price.cost(searched)).contains(new Money(tokens + nanos("0.02")));
        }
    }

    @Test
    void areUnknownForASearchThatIsBilledByThePrompt() {
        assertThat(price("google/gemini-2.5-pro", DAY).units().search()).isNull();
    }

    @Test
    void areUnknownWhereSourcesDiffer() {
        assertThat(card("mistral/mistral-large-4").price()).isEqualTo(Price.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-opus-4-1, 2026-08-05",
        "anthropic/claude-sonnet-4-5, 2026-11-30",
        "openai/o4-mini, 2026-10-23",
        "openai/gpt-5-mini, 2026-12-11",
        "openai/gpt-4o, 2027-01-14",
        "openai/gpt-5.1, 2027-04-01",
        "openai/gpt-image-1, 2026-10-23",
        "openai/tts-1-1106, 2027-01-06",
        "openai/whisper-1, 2027-02-26",
        "google/imagen-4.0-generate-001, 2026-06-24"
    })
    void endWithTheModel(String id, LocalDate day) {
        assertThat(card(id).retires()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-image-1.5, 5, 32",
        "openai/gpt-image-2-2026-04-21, 5, 30",
        "openai/gpt-image-2.6-sunburst, 5, 30",
        "openai/gpt-4o-mini-tts, 0.6, 12",
        "openai/gpt-4o-mini-transcribe, 1.25, 5",
        "google/gemini-3.1-flash-image, 0.5, 60"
    })
    void areThoseOfWhatIsDrawnSpokenOrHeard(String id, String input, String output) {
        Price price = price(id, DAY);
        assertThat(price.input()).isEqualTo(nanos(input));
        assertThat(price.output()).isEqualTo(nanos(output));
        assertThat(price.cost(Usage.of(50, 1_056).with(Units.images(1))))
                .contains(new Money((50 * nanos(input) + 1_056 * nanos(output)) / 1_000_000));
    }

    @Test
    void areByUnitsWhereTheVendorBillsSo() {
        assertThat(price("openai/whisper-1", DAY).cost(Usage.NONE.with(Units.audio(60_000))))
                .contains(Money.usd("0.006"));
        assertThat(price("openai/tts-1-hd", DAY).cost(Usage.NONE.with(Units.characters(1_000))))
                .contains(Money.usd("0.03"));
        assertThat(price("cohere/rerank-v4.0-pro", DAY).cost(Usage.NONE.with(Units.searches(2))))
                .contains(Money.usd("0.005"));
        assertThat(price("google/imagen-4.0-generate-001", DAY).cost(Usage.NONE.with(Units.images(2))))
                .contains(Money.usd("0.08"));
    }

    @Test
    void areNothingForModeration() {
        assertThat(card("openai/omni-moderation-2024-09-26").price()).isEqualTo(Price.FREE);
    }
}
