package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ExactJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is billed that the counts at the top of a usage do not tell, and at which price. */
class AnthropicUsageTest {

    private static final String OPUS = "claude-opus-4-8";

    @Test
    void countsWhatShorteningTheConversationTook() {
        Usage used = read("'input_tokens':23000,'output_tokens':1000,'iterations':["
                + "{'type':'compaction','input_tokens':180000,'output_tokens':3500},"
                + "{'type':'message','input_tokens':23000,'output_tokens':1000}]");

        assertThat(used.inputTokens()).isEqualTo(203_000);
        assertThat(used.outputTokens()).isEqualTo(4500);
        assertThat(cost(OPUS, used)).isEqualByComparingTo("1.1275");
    }

    @Test
    void countsTheClassesOfEveryIteration() {
        Usage used = read("'input_tokens':10,'cache_read_input_tokens':20,'output_tokens':5,"
                + "'output_tokens_details':{'thinking_tokens':3},'iterations':["
                + "{'type':'compaction','input_tokens':1,'cache_read_input_tokens':100,'output_tokens':7,"
                + "'cache_creation_input_tokens':50,'cache_creation':{'ephemeral_1h_input_tokens':30}},"
                + "{'type':'message','input_tokens':10,'cache_read_input_tokens':20,'output_tokens':5}]");

        assertThat(used.inputTokens()).isEqualTo(181);
        assertThat(used.cachedInputTokens()).isEqualTo(120);
        assertThat(used.cacheWriteTokens()).isEqualTo(20);
        assertThat(used.longCacheWriteTokens()).isEqualTo(30);
        assertThat(used.outputTokens()).isEqualTo(12);
        assertThat(used.reasoningTokens()).isEqualTo(3);
    }

    @Test
    void leavesOutTheTokensOfAnotherModel() {
        Usage used = read("'input_tokens':2411,'output_tokens':145,'iterations':["
                + "{'type':'message','input_tokens':1128,'output_tokens':135},"
                + "{'type':'advisor_message','model':'claude-opus-4-8','input_tokens':2543,'output_tokens':18},"
                + "{'type':'message','input_tokens':1283,'output_tokens':10}]");

        assertThat(used.inputTokens()).isEqualTo(2411);
        assertThat(used.outputTokens()).isEqualTo(145);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-8, standard, global, 30",
        "claude-opus-4-8, fast, global, 60",
        "claude-opus-4-7, fast, global, 180",
        "claude-opus-4-8, standard, us, 33",
        "claude-opus-4-8, fast, us, 66",
        "claude-opus-5-5, fast, global, 48",
        "claude-sonnet-4-6, standard, us, 19.8",
        "claude-haiku-5-5, standard, us, 3.3",
        "claude-haiku-4-5, standard, not_available, 6"
    })
    void isBilledByTheSpeedAndThePlaceThatTheAnswerTells(String model, String speed, String geo, BigDecimal cost) {
        Usage used = read("'input_tokens':1000000,'output_tokens':1000000,'service_tier':'standard','speed':'" + speed
                + "','inference_geo':'" + geo + "'");

        assertThat(cost(model, used)).isEqualByComparingTo(cost);
    }

    @Test
    void hasNoPriceInFastModeWhereTheCardHasNone() {
        Usage used = read("'input_tokens':1000,'output_tokens':1000,'speed':'fast'");
        Price plain = Price.of(5_000_000_000L, 25_000_000_000L);

        assertThat(plain.forService(used.units().service()).cost(used)).isEmpty();
        assertThat(plain.forService("standard").cost(used)).isPresent();
    }

    private static Usage read(String fields) {
        return UsageReader.read(ExactJson.part("a usage", ("{" + fields + "}").replace('\'', '"')));
    }

    private static BigDecimal cost(String model, Usage used) {
        Price price = Catalogue.builtIn()
                .find("anthropic/" + model)
                .orElseThrow()
                .price()
                .on(null, LocalDate.of(2026, 11, 21));
        return price.forService(used.units().service())
                .cost(used)
                .map(money -> BigDecimal.valueOf(money.nanos(), 9))
                .orElseThrow();
    }
}
