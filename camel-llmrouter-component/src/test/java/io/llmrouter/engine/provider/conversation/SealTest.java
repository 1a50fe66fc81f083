package io.llmrouter.engine.provider.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealTest {

    @Test
    void isReadAsItIsWritten() {
        Seal seal = new Seal("responses", "grok", "summary.rs_1", "a:b");

        assertThat(Seal.of("responses", seal.signature())).contains(seal);
        assertThat(Seal.of("gemini", seal.signature())).isEmpty();
    }

    @Test
    void isNotWhatAProviderSigns() {
        assertThat(Seal.isSeal("EvgBCkYICxgCKkA+/=")).isFalse();
        assertThat(Seal.isSeal(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "grok, grok-4-1-fast, true",
        "grok, gpt-5.1, false",
        "grok, house-model, true",
        "claude, us.anthropic.claude-sonnet-4-5-20250929-v1:0, true",
        "claude, moonshotai/kimi-k2-thinking, false",
        "other, claude-sonnet-4-5, false",
        "other, house-model, true",
        "gpt, openai/o4-mini, true",
        "'', gpt-5.1, true"
    })
    void fitsModelsOfItsFamily(String family, String model, boolean fits) {
        assertThat(new Seal("any", family, "place", "value").fits(model)).isEqualTo(fits);
    }
}
