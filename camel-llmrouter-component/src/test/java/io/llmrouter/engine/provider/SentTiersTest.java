package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Terms;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentTiersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai",
                "openai-responses",
                "groq",
                "deepseek",
                "anthropic",
                "gemini",
                "vertex-ai",
                "bedrock",
                "bedrock-anthropic",
                "cohere",
                "ollama"
            })
    void saysOfEveryProtocolWhatItsRequestsDo(String name) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        Quirks quirks = preset.quirks().byModel().of("m", CardFacts.NONE);
        for (String tier : List.of("flex", "priority", "fast", "batch", "reserved", "performance")) {
            assertThat(SentTiers.sends(preset.dialect(), quirks, tier))
                    .as(tier)
                    .isEqualTo(isSent(preset, quirks, tier));
        }
    }

    private static boolean isSent(Preset preset, Quirks quirks, String tier) {
        ChatRequest request = ChatRequest.of("hi").withTerms(Terms.USUAL.withServiceTier(tier));
        Outcome<DialectRequest> written =
                Dialects.all(InstantSource.system()).get(preset.dialect()).encode(request, "m", quirks, false);
        return written.fold(
                sent -> sent.adjustments().stream().noneMatch(each -> each.startsWith("drops service")), failure -> {
                    throw new AssertionError(failure);
                });
    }

    @Test
    void keepsThePricesOfWhatOtherFieldsAskFor() {
        Quirks quirks = Presets.builtIn()
                .find("anthropic")
                .orElseThrow()
                .quirks()
                .byModel()
                .of("m", CardFacts.NONE);

        assertThat(List.of("fast-mode", "us", "fast-mode-us"))
                .allMatch(tier -> SentTiers.sends("anthropic", quirks, tier))
                .noneMatch(tier -> SentTiers.sends("bedrock-anthropic", quirks, tier));
    }
}
