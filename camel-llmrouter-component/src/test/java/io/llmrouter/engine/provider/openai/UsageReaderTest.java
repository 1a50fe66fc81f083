package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.RecordedExchanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageReaderTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3000 | 100  | 2048 | 0    | {'prompt_tokens':3000,'prompt_tokens_details':{'cached_tokens':100,"
                        + "'cache_creation_input_tokens':2048,'cache_creation':{'ephemeral_5m_input_tokens':2048}}}",
                "3000 | 0    | 48   | 2000 | {'prompt_tokens':3000,'prompt_tokens_details':{'cached_tokens':0,"
                        + "'cache_creation_input_tokens':2048,'cache_creation':{'ephemeral_1h_input_tokens':2000}}}",
                "3000 | 0    | 0    | 1024 | {'prompt_tokens':3000,'prompt_tokens_details':"
                        + "{'cache_creation':{'ephemeral_1h_input_tokens':1024}}}",
                "3000 | 0    | 40   | 60   | {'prompt_tokens':3000,'prompt_tokens_details':{'cache_creation_tokens':100,"
                        + "'cache_creation_token_details':{'ephemeral_5m_input_tokens':40,'ephemeral_1h_input_tokens':60}}}",
                "2500 | 1000 | 1400 | 0    | {'prompt_tokens':2500,'completion_tokens':10,'total_tokens':2510,"
                        + "'cache_read_input_tokens':1000,'cache_creation_input_tokens':1400}",
                "2500 | 1000 | 1400 | 0    | {'prompt_tokens':100,'completion_tokens':10,'total_tokens':110,"
                        + "'cache_read_input_tokens':1000,'cache_creation_input_tokens':1400}",
                "2600 | 100  | 0    | 0    | {'prompt_tokens':2500,'completion_tokens':10,'total_tokens':2610,"
                        + "'cache_read_input_tokens':100}",
                "90   | 64   | 0    | 0    | {'prompt_tokens':90,'prompt_cache_hit_tokens':64,"
                        + "'prompt_tokens_details':{'cached_tokens':null}}",
                "90   | 64   | 0    | 0    | {'prompt_tokens':90,'cached_tokens':'64','prompt_tokens_details':null}",
                "90   | 0    | 0    | 0    | {'prompt_tokens':null,'input_tokens':90}"
            })
    void readsWhatACacheGaveAndGot(long input, long read, long written, long longWritten, String json) {
        Usage usage = UsageReader.read(RecordedExchanges.tree(json.replace('\'', '"')));

        assertThat(usage.inputTokens()).isEqualTo(input);
        assertThat(usage.cachedInputTokens()).isEqualTo(read);
        assertThat(usage.cacheWriteTokens()).isEqualTo(written);
        assertThat(usage.longCacheWriteTokens()).isEqualTo(longWritten);
    }

    @Test
    void readsWhatPerplexityResearches() {
        Usage usage = UsageReader.read(RecordedExchanges.tree(("{'prompt_tokens':30,'completion_tokens':500,"
                        + "'total_tokens':530,'citation_tokens':1000,'num_search_queries':18,'reasoning_tokens':900}")
                .replace('\'', '"')));

        assertThat(usage.inputTokens()).isEqualTo(1030);
        assertThat(usage.outputTokens()).isEqualTo(1400);
        assertThat(usage.reasoningTokens()).isEqualTo(900);
        assertThat(usage.units().searches()).isEqualTo(18);
    }

    @Test
    void countsNoSearchesThatAreSoldByTheRequest() {
        Usage usage = UsageReader.read(RecordedExchanges.tree(
                "{\"prompt_tokens\":30,\"completion_tokens\":500,\"num_search_queries\":1,\"reasoning_tokens\":9}"));

        assertThat(usage.outputTokens()).isEqualTo(500);
        assertThat(usage.reasoningTokens()).isEqualTo(9);
        assertThat(usage.units().searches()).isZero();
    }
}
