package io.llmrouter.engine.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {

    private static final String SOURCES =
            "[{'name':'models.dev','date':'2026-07-01'},{'name':'litellm','date':'2026-07-24'},"
                    + "{'name':'genai-prices','date':'2026-07-02'},{'name':'openrouter','date':'2026-05-12'}]";

    private final Report report = new Report();

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Fact> modelsDev(String provider, String model, String toml) {
        JsonNode base = json("{'limit':{'context':64000,'output':8000},'modalities':{'input':['text','pdf'],"
                + "'output':['text']},'open_weights':true,'cost':{'input':9,'output':9}}");
        return new ModelsDev(Map.of("maker/llama-3.3-70b", base))
                .fact(provider, model, json(toml)).stream().toList();
    }

    @SafeVarargs
    private String lines(List<Fact>... facts) {
        CatalogueFile file = new CatalogueFile(json(SOURCES));
        List.of(facts).forEach(list -> list.forEach(file::add));
        String text = file.write(report);
        return text.substring(text.indexOf("\"models\":["));
    }

    private static List<Fact> liteLlm(String models) {
        return LiteLlm.facts(json(models));
    }

    @Test
    void describesAHostsModelByTheModelItServesAndItsOwnPrice() {
        assertThat(lines(modelsDev(
                        "togetherai",
                        "a/Llama-3.3-70B",
                        "{'base_model':'maker/llama-3.3-70b','tool_call':true,'cost':{'input':0.5,'output':1}}")))
                .contains("{\"id\":\"together/a/Llama-3.3-70B\",\"contextWindow\":64000,\"maxOutput\":8000,"
                        + "\"price\":{\"input\":0.5,\"output\":1},\"input\":[\"document\",\"text\"],\"output\":[\"text\"],"
                        + "\"features\":[\"streaming\",\"tools\"],\"tags\":[\"open-weights\"],\"licence\":\"llama3.3\","
                        + "\"sources\":[\"models.dev\"],\"date\":\"2026-07-01\"}");
    }

    @Test
    void takesNoPriceFromTheMakerOfAModelForAHost() {
        assertThat(lines(modelsDev("groq", "llama", "{'base_model':'maker/llama-3.3-70b'}")))
                .doesNotContain("price");
    }

    @Test
    void believesTheMajorityAndReportsTheOthers() {
        String text = lines(
                modelsDev("openai", "m", "{'base_model':'maker/llama-3.3-70b','cost':{'input':2,'output':4}}"),
                liteLlm("{'m':{'litellm_provider':'openai','mode':'chat','input_cost_per_token':1e-6,"
                        + "'output_cost_per_token':4e-6,'max_input_tokens':5000}}"),
                GenaiPrices.facts(
                        json("[{'id':'openai','models':[{'id':'m','prices':{'input_mtok':1,'output_mtok':4}}]}]"),
                        "2026-07-01"));
        assertThat(text).contains("\"price\":{\"input\":1,\"output\":4}").contains("\"contextWindow\":64000");
        assertThat(text).contains("\"sources\":[\"litellm\",\"genai-prices\"],\"date\":\"2026-07-24\"");
        assertThat(report.text()).contains("1 disagreements").contains("openai/m {models.dev={input=2, output=4}");
    }

    @Test
    void leavesThePriceUnknownWhenNobodyAgrees() {
        String text = lines(
                modelsDev("openai", "m", "{'base_model':'maker/llama-3.3-70b','cost':{'input':2,'output':4}}"),
                liteLlm("{'m':{'litellm_provider':'openai','mode':'chat','input_cost_per_token':1e-6,"
                        + "'output_cost_per_token':4e-6}}"));
        assertThat(text).doesNotContain("price");
        assertThat(report.text()).contains("→ unknown");
    }

    @Test
    void readsTheCasesOfAPrice() {
        String text = lines(liteLlm("{'m':{'litellm_provider':'openai','mode':'chat','max_input_tokens':400000,"
                + "'input_cost_per_token':1e-6,'output_cost_per_token':4e-6,'input_cost_per_token_batches':5e-7,"
                + "'output_cost_per_token_batches':2e-6,'input_cost_per_token_above_200k_tokens':2e-6,"
                + "'output_cost_per_token_above_200k_tokens':6e-6,'regional_processing_uplift_multiplier_eu':1.1}}"));
        assertThat(text)
                .contains("{\"above\":200000,\"input\":2,\"output\":6}")
                .contains("{\"region\":\"eu\",\"factor\":1.1}")
                .contains("{\"service\":\"batch\",\"factor\":0.5}")
                .contains("{\"region\":\"eu\",\"service\":\"batch\",\"factor\":0.55}");
    }

    @Test
    void readsFromWhichDayOnAPriceHolds() {
        String text = lines(
                liteLlm("{'m':{'litellm_provider':'anthropic','mode':'chat','input_cost_per_token':2e-6,"
                        + "'output_cost_per_token':4e-6}}"),
                GenaiPrices.facts(
                        json(
                                "[{'id':'anthropic','models':[{'id':'m','prices':[{'prices':{'input_mtok':9,'output_mtok':9}},"
                                        + "{'constraint':{'start_date':'2026-01-01'},'prices':{'input_mtok':2,'output_mtok':4}},"
                                        + "{'constraint':{'start_date':'2026-09-01'},'prices':{'input_mtok':3,'output_mtok':6}}]}]}]"),
                        "2026-07-01"));
        assertThat(text)
                .contains("\"price\":{\"input\":2,\"output\":4,\"tiers\":[{\"from\":\"2026-09-01\",\"factor\":1.5}]}");
    }

    @Test
    void readsUnitsOtherThanTokens() {
        String text = lines(liteLlm("{'w':{'litellm_provider':'openai','mode':'audio_transcription',"
                + "'input_cost_per_second':0.0001},'t':{'litellm_provider':'openai','mode':'audio_speech',"
                + "'input_cost_per_character':1.5e-05},'d':{'litellm_provider':'openai','mode':'image_generation',"
                + "'output_cost_per_image':0.04},'r':{'litellm_provider':'cohere','mode':'rerank',"
                + "'input_cost_per_query':0.002,'input_cost_per_token':0.0}}"));
        assertThat(text)
                .contains(
                        "\"price\":{\"audioMinute\":0.006},\"input\":[\"audio\"],\"output\":[\"text\"],\"operations\":[\"transcribe\"]")
                .contains(
                        "\"price\":{\"characters\":15},\"input\":[\"text\"],\"output\":[\"audio\"],\"operations\":[\"speak\"]")
                .contains(
                        "\"price\":{\"image\":0.04},\"input\":[\"text\"],\"output\":[\"image\"],\"operations\":[\"image\"]")
                .contains(
                        "\"price\":{\"search\":0.002},\"input\":[\"text\"],\"output\":[\"text\"],\"operations\":[\"rerank\"]");
    }

    @Test
    void readsWhatASearchCostsWhereThatIsOnePriceForEachSearch() {
        String cost = "'litellm_provider':'anthropic','mode':'chat','input_cost_per_token':2e-6,"
                + "'output_cost_per_token':4e-6,'search_context_cost_per_query':{'search_context_size_low':%s,"
                + "'search_context_size_medium':0.01,'search_context_size_high':0.01}%s}";
        String text = lines(
                liteLlm("{'claude-a':{" + cost.formatted("0.010", "") + ",'claude-b':{" + cost.formatted("0.005", "")
                        + ",'other':{" + cost.formatted("0.01", "") + ",'counted':{"
                        + cost.formatted("0.01", ",'web_search_billing_unit':'per_query'") + "}"),
                modelsDev("anthropic", "claude-a", "{'cost':{'input':2,'output':4}}"));
        assertThat(text)
                .contains("{\"id\":\"anthropic/claude-a\",\"price\":{\"input\":2,\"output\":4,\"search\":0.01}")
                .contains("{\"id\":\"anthropic/claude-b\",\"price\":{\"input\":2,\"output\":4}")
                .contains("{\"id\":\"anthropic/other\",\"price\":{\"input\":2,\"output\":4}")
                .contains("{\"id\":\"anthropic/counted\",\"price\":{\"input\":2,\"output\":4,\"search\":0.01}");
    }

    @Test
    void believesAZeroOnlyWhereTheModelIsCalledFree() {
        String free = "'pricing':{'prompt':'0','completion':'0'},'architecture':{'input_modalities':['text'],"
                + "'output_modalities':['text']}";
        String text =
                lines(OpenRouter.facts(json("{'data':[{'id':'a/b:free'," + free + "},{'id':'a/c'," + free + "}]}")));
        assertThat(text)
                .contains("{\"id\":\"openrouter/a/b:free\",\"price\":{\"input\":0,\"output\":0}")
                .contains("{\"id\":\"openrouter/a/c\",\"input\"");
    }

    @Test
    void refusesPricesThatNobodyCanMean() {
        assertThat(lines(liteLlm("{'m':{'litellm_provider':'openai','mode':'chat','input_cost_per_token':1,"
                        + "'output_cost_per_token':4}}")))
                .contains("openai/m")
                .doesNotContain("price");
    }

    @Test
    void writesTheSameTextInWhateverOrderItWasTold() {
        List<Fact> some = liteLlm("{'b':{'litellm_provider':'openai','mode':'chat','supports_vision':true},"
                + "'a':{'litellm_provider':'openai','mode':'chat'}}");
        List<Fact> more = modelsDev("openai", "a", "{'base_model':'maker/llama-3.3-70b'}");
        String text = lines(some, more);
        assertThat(lines(more, some)).isEqualTo(text);
        assertThat(text.indexOf("openai/a")).isLessThan(text.indexOf("openai/b"));
    }
}
