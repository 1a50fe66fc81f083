package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelQuirksTest {

    private static final Quirks SAID = quirks(
            List.of(
                    "top_k",
                    "user seed",
                    "o3*, o4*: stop logprobs",
                    "vendor/*: audio",
                    "gpt-5, gpt-5-mini*: temperature"),
            Map.of("metadata", "notes", "o3*: max_tokens", "max_completion_tokens", "o4: metadata", ""));

    private static Quirks quirks(List<String> drop, Map<String, String> rename) {
        return new Quirks(
                "/chat",
                Quirks.Auth.BEARER,
                Map.of(),
                Map.of(),
                Set.copyOf(drop),
                rename,
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE);
    }

    private static CardFacts card(String id) {
        return new CardFacts(id, Set.of());
    }

    private static Quirks of(String model, String card) {
        return SAID.byModel().of(model, card(card));
    }

    @Test
    void holdWhatIsSaidOfTheModelAndOfAll() {
        assertThat(of("o3-mini", "").drop()).containsExactlyInAnyOrder("top_k", "user", "seed", "stop", "logprobs");
        assertThat(of("o3-mini", "").rename())
                .isEqualTo(Map.of("metadata", "notes", "max_tokens", "max_completion_tokens"));
        assertThat(of("gpt-4o", "").drop()).containsExactlyInAnyOrder("top_k", "user", "seed");
        assertThat(of("gpt-4o", "").rename()).isEqualTo(Map.of("metadata", "notes"));
    }

    @Test
    void saysOfSomeGoesBeforeWhatIsSaidOfAll() {
        assertThat(of("o4", "").rename()).isEqualTo(Map.of("metadata", ""));
    }

    @Test
    void holdTheLastOfTwoThatAreSaidOfAModel() {
        for (String own : List.of("*", "gpt-5*", "gpt-5-mini", "o3*, gpt-5*", "a*, g*", "gpt-5, gpt-5-mini*")) {
            Quirks preset = quirks(
                    List.of("gpt-5, gpt-5-mini*: temperature"),
                    Map.of("gpt-5, gpt-5-mini*: words", "low high", "o3*: words", "medium", "o4*: words", "high"));
            Quirks account = preset.with(quirks(List.of(), Map.of(own + ": words", "low")));

            assertThat(account.byModel().of("gpt-5-mini", CardFacts.NONE).rename())
                    .as(own)
                    .isEqualTo(Map.of("words", "low"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "my-prod-chat, openai/gpt-5-mini, true",
        "my-prod-chat, host/openai/gpt-5-mini-2025-08-07, true",
        "gpt-5-mini, openai/gpt-4o, false",
        "gpt-5-mini, '', true",
        "openai/gpt-5-mini, '', false"
    })
    void goByTheCardOrItsEndsAndByTheWholeNameOtherwise(String model, String card, boolean refusesTemperature) {
        assertThat(of(model, card).drop().contains("temperature")).isEqualTo(refusesTemperature);
    }

    @Test
    void meetAVendorInACardsId() {
        assertThat(of("m", "vendor/large").drop()).contains("audio");
        assertThat(of("m", "host/vendor/large").drop()).contains("audio");
        assertThat(of("m", "other/large").drop()).doesNotContain("audio");
    }

    @Test
    void tellWhatTheCardTells() {
        Quirks known = SAID.byModel().of("m", new CardFacts("openai/gpt-5", Set.of(ModelFeature.TOOLS)));

        assertThat(known.knownAs("m")).isEqualTo("openai/gpt-5");
        assertThat(known.lacks(ModelFeature.TOOLS)).isTrue();
        assertThat(known.lacks(ModelFeature.JSON_SCHEMA)).isFalse();
        assertThat(of("m", "").knownAs("m")).isEqualTo("m");
    }

    @Test
    void areThoseOfTheProviderWhereNothingIsSaidOfModels() {
        Quirks plain = quirks(List.of("top_k"), Map.of("metadata", "notes"));

        assertThat(plain.byModel().of("m", CardFacts.NONE)).isSameAs(plain);
    }

    @Test
    void areMadeOnceForModelsOfWhichTheSameIsSaid() {
        ModelQuirks quirks = SAID.byModel();

        assertThat(quirks.of("gpt-5-mini", CardFacts.NONE)).isSameAs(quirks.of("gpt-5", CardFacts.NONE));
    }

    @Test
    void areMadeOnceForModelsOfWhichTheSameIsKnown() {
        ModelQuirks byModel = SAID.byModel();
        CardFacts sized = new CardFacts("", Set.of(ModelFeature.REASONING), 8_000L, 1_000L);

        for (String model : List.of("gpt-4o", "o3-mini")) {
            Quirks first = byModel.of(model, sized);

            assertThat(byModel.of(model, new CardFacts("", Set.of(ModelFeature.REASONING), 8_000L, 1_000L)))
                    .isSameAs(first);
            assertThat(byModel.of(model, CardFacts.NONE).card()).isEqualTo(CardFacts.NONE);
            assertThat(first.card()).isEqualTo(sized);
        }
        assertThat(byModel.of("o3-mini", sized)).isSameAs(byModel.of("o3-large", sized));
        assertThat(byModel.of("o3-mini", sized).drop())
                .isNotEqualTo(byModel.of("gpt-4o", sized).drop());
    }
}
