package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Modality;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFormatTest {

    private static final Catalogue BASE = CardReader.read(
            "models.json",
            stream("{'sources':[{'name':'list','what':'a list','url':'https://example.org','licence':'MIT',"
                    + "'date':'2026-07-01'}],'models':["
                    + "{'id':'a/one','contextWindow':1000,'price':{'input':1,'output':2},'input':['text'],"
                    + "'output':['text'],'aliases':['a/uno'],'sources':['list'],'date':'2026-07-01'},"
                    + "{'id':'openrouter/a/one','price':{'input':1,'output':2},'input':['text'],'output':['text'],"
                    + "'sources':['list'],'date':'2026-07-01'},"
                    + "{'id':'a/two','input':['text'],'output':['text'],'sources':['list'],'date':'2026-07-01'}]}"));

    private static java.io.InputStream stream(String text) {
        return new java.io.ByteArrayInputStream(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static Catalogue cards(String... models) {
        return CatalogueFormat.CARDS.update(BASE, "list", bytes("{'models':[\n" + String.join(",\n", models) + "]}"));
    }

    private static Catalogue openRouter(String data) {
        return CatalogueFormat.OPENROUTER.update(BASE, "list", bytes(data));
    }

    @Test
    void readsTheCardsOfTheDocumentation() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/prices/cards.json")) {
            Catalogue fresh = CatalogueFormat.CARDS.update(Catalogue.builtIn(), "cards.json", file.readAllBytes());

            assertThat(fresh.find("openai/gpt-5.4-mini").orElseThrow().price().input())
                    .isEqualTo(600_000_000);
            assertThat(fresh.find("meta/llama-3.3-70b").orElseThrow().quality()).containsEntry("code", 0.62);
        }
    }

    @Test
    void replacesThePricesThatAreWrittenAndKeepsTheRest() {
        ModelCard card =
                cards("{'id':'a/one','price':{'input':0.5}}").find("a/one").orElseThrow();

        assertThat(card.price().input()).isEqualTo(500_000_000);
        assertThat(card.price().output()).isEqualTo(2_000_000_000);
        assertThat(card.contextWindow()).isEqualTo(1000);
    }

    @Test
    void leavesOtherModelsAndUnknownPricesAsTheyWere() {
        Catalogue fresh = cards("{'id':'a/one','price':{'input':0.5}}", "{'id':'a/two','quality':{'code':0.7}}");

        assertThat(fresh.find("a/two").orElseThrow().price()).isEqualTo(Price.UNKNOWN);
        assertThat(fresh.find("a/two").orElseThrow().quality()).isEqualTo(Map.of("code", 0.7));
        assertThat(fresh.find("openrouter/a/one")).isEqualTo(BASE.find("openrouter/a/one"));
        assertThat(BASE.find("a/one").orElseThrow().price()).isEqualTo(Price.of(1_000_000_000, 2_000_000_000));
    }

    @Test
    void findsTheCardThatAnAliasStandsFor() {
        Catalogue fresh = cards("{'id':'a/uno','price':{'input':3}}");

        assertThat(fresh.find("a/one").orElseThrow().price().input()).isEqualTo(3_000_000_000L);
    }

    @Test
    void addsModelsThatAreNew() {
        Catalogue fresh = cards("{'id':'a/three','inherits':'a/one','price':{'input':3,'output':4}}");

        ModelCard card = fresh.find("a/three").orElseThrow();
        assertThat(card.input()).containsExactly(Modality.TEXT);
        assertThat(card.price()).isEqualTo(Price.of(3_000_000_000L, 4_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {'id':'a/one','price':{'input':'cheap'}}   | list, line 2, a/one, price: 'input' is not a number of US dollars
            {'id':'a/one','price':{'input':-1}}        | list, line 2, a/one, price: 'input' is below zero: -1
            {'id':'a/one','prize':{}}                  | unknown key 'prize'
            {'id':'a/new','price':{'input':1}}         | list, line 2, a/new: unknown model, and a new one needs 'input' and 'output'; valid: a/one, a/two
            {'id':'a/new','input':['text'],'price':{'input':1}} | list, line 2, a/new: 'input' or 'output' names no modality
            {'id':'a/one','quality':{'code':7}}        | a score in 'quality' is not a number from 0 to 1
            {'id':'a/one'},{'id':'a/uno'}              | there are two models with the id 'a/one'
            """)
    void refusesAListWithOneBadModelWhole(String models, String message) {
        assertThatThrownBy(() -> cards(models.replace('"', '\'')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAListOfNothing() {
        assertThatThrownBy(() -> cards()).hasMessage("list: there is no model in it");
        assertThatThrownBy(() -> openRouter("{'data':[]}")).hasMessage("list: the catalogue knows none of its models");
        assertThatThrownBy(() -> openRouter("{}")).hasMessage("list: there is no list 'data' in it");
        assertThatThrownBy(() -> openRouter("{'data':[]}}} xx")).hasMessageStartingWith("list: ");
        assertThatThrownBy(() -> openRouter("<html>")).hasMessageStartingWith("list: ");
    }

    @Test
    void takesThePricesOfOpenRoutersList() {
        Catalogue fresh = openRouter("{'data':[{'id':'a/one','name':'One','pricing':{'prompt':'0.00000025',"
                + "'completion':'0.000002','request':'0','input_cache_read':'-1'}},{'id':'b/unheard','pricing':{}}]}");

        ModelCard card = fresh.find("openrouter/a/one").orElseThrow();
        assertThat(card.price()).isEqualTo(Price.of(250_000_000, 2_000_000_000));
        assertThat(fresh.find("a/one")).isEqualTo(BASE.find("a/one"));
        assertThat(fresh.ids()).hasSameSizeAs(BASE.ids());
    }

    @Test
    void keepsTheCasesOfAPriceThatIsStillTheSame() {
        Catalogue known = cards(
                "{'id':'openrouter/a/one','price':{'input':1,'output':2," + "'tiers':[{'above':1000,'input':2}]}}");
        String list = "{'data':[{'id':'a/one','pricing':{'prompt':'%s','completion':'0.000002'}}]}";

        assertThat(CatalogueFormat.OPENROUTER
                        .update(known, "list", bytes(list.formatted("0.000001")))
                        .find("openrouter/a/one"))
                .isEqualTo(known.find("openrouter/a/one"));
        assertThat(CatalogueFormat.OPENROUTER
                        .update(known, "list", bytes(list.formatted("0.000003")))
                        .find("openrouter/a/one")
                        .orElseThrow()
                        .price()
                        .tiers())
                .isEmpty();
    }

    @Test
    void believesNoZeroOfOpenRouter() {
        Catalogue fresh = openRouter("{'data':[{'id':'a/one','pricing':{'prompt':'0','completion':'0'}}]}");

        assertThat(fresh.find("openrouter/a/one").orElseThrow().price())
                .isEqualTo(Price.of(1_000_000_000, 2_000_000_000));
    }

    @Test
    void refusesAPriceThatIsNone() {
        assertThatThrownBy(() -> openRouter("{'data':[{'id':'a/one','pricing':{'prompt':'free'}}]}"))
                .hasMessage("list, openrouter/a/one: 'free' is not a price");
    }

    private static Catalogue liteLlm(String models) {
        return CatalogueFormat.LITELLM.update(BASE, "list", bytes(models));
    }

    @Test
    void takesThePricesOfLiteLlmsFileWithTheirCases() {
        Catalogue fresh = liteLlm("{'sample_spec':{'mode':'one of them'},'one':{'litellm_provider':'a','mode':'chat',"
                + "'input_cost_per_token':2.5e-07,'output_cost_per_token':2e-06,'cache_read_input_token_cost':2.5e-08,"
                + "'input_cost_per_token_above_200k_tokens':5e-07,'input_cost_per_token_batches':1.25e-07},"
                + "'a/unheard':{'litellm_provider':'a','mode':'chat','input_cost_per_token':1}}");

        Price price = fresh.find("a/one").orElseThrow().price();
        assertThat(price.input()).isEqualTo(250_000_000);
        assertThat(price.output()).isEqualTo(2_000_000_000);
        assertThat(price.cachedInput()).isEqualTo(25_000_000);
        assertThat(price.tiers()).extracting(PriceTier::above).containsExactly(200_000L, null);
        assertThat(price.tiers()).extracting(PriceTier::service).containsExactly(null, "batch");
        assertThat(fresh.ids()).hasSameSizeAs(BASE.ids());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0      | 0     | a zero may mean that nobody knows",
                "1e-12  | 1e-12 | next to nothing",
                "1      | 2     | a fortune",
                "2e-06  | 1e-06 | output for less than input"
            })
    void leavesOutWhatCannotBeMeant(String input, String output, String why) {
        Catalogue fresh = liteLlm("{'two':{'litellm_provider':'a','mode':'chat','input_cost_per_token':1e-06,"
                + "'output_cost_per_token':1e-06},'one':{'litellm_provider':'a','mode':'chat','input_cost_per_token':"
                + input + ",'output_cost_per_token':" + output + "}}");

        assertThat(fresh.find("a/one").orElseThrow().price()).as(why).isEqualTo(Price.of(1_000_000_000, 2_000_000_000));
        assertThat(fresh.find("a/two").orElseThrow().price()).isEqualTo(Price.of(1_000_000_000, 1_000_000_000));
    }

    @Test
    void refusesAFileOfLiteLlmThatIsNone() {
        assertThatThrownBy(() -> liteLlm("[]")).hasMessage("list: it is not an object of models by their names");
        assertThatThrownBy(() -> liteLlm("{}")).hasMessage("list: the catalogue knows none of its models");
        assertThatThrownBy(() -> liteLlm("{'one':{'litellm_provider':'a','mode':'chat','input_cost_per_token':'x'}}"))
                .hasMessage("list, one, input_cost_per_token: 'x' is not a price");
    }
}
