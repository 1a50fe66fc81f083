package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.provider.ProviderKit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasoningFormTest {

    private static Quirks quirks(Map<String, String> rename, String... drop) {
        return ProviderKit.PLAIN.with(new Quirks(
                "",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                Set.of(drop),
                rename,
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE));
    }

    @ParameterizedTest
    @CsvSource({"1, low", "2048, low", "2049, medium", "8192, medium", "8193, high"})
    void saysABudgetByTheWordThatStandsForAsMuchAndTellsIt(int tokens, String word) {
        ReasoningForm form = ReasoningForm.of(ReasoningEffort.budget(tokens), quirks(Map.of()));

        assertThat(form.fields()).isEqualTo(Map.of("reasoning_effort", word));
        assertThat(form.adjustment()).contains("says a budget of " + tokens + " tokens as " + word);
    }

    @ParameterizedTest
    @CsvSource({"minimal, 1024", "low, 2048", "medium, 8192"})
    void saysAWordByItsBudgetWhereThereAreNoWords(String word, int tokens) {
        ReasoningForm form = ReasoningForm.of(
                ReasoningEffort.of(word), quirks(Map.of("reasoning_effort", "", "reasoning.budget", "a.b")));

        assertThat(form.fields()).isEqualTo(Map.of("a", Map.of("b", tokens)));
        assertThat(form.adjustment()).isEmpty();
    }

    @Test
    void saysNothingWhenNothingIsAsked() {
        ReasoningForm form =
                ReasoningForm.of(ReasoningEffort.DEFAULT, quirks(Map.of("reasoning.on", "enable_thinking=true")));

        assertThat(form.fields()).isEmpty();
        assertThat(form.adjustment()).isEmpty();
    }

    @Test
    void tellsThatThinkingCannotBeTurnedOff() {
        ReasoningForm form = ReasoningForm.of(ReasoningEffort.of("none"), quirks(Map.of("reasoning_effort", "")));

        assertThat(form.fields()).isEmpty();
        assertThat(form.adjustment()).contains("drops reasoning_effort");
    }

    @Test
    void tellsThatItIsDropped() {
        ReasoningForm form = ReasoningForm.of(ReasoningEffort.of("low"), quirks(Map.of(), "reasoning_effort"));

        assertThat(form.fields()).isEmpty();
        assertThat(form.adjustment()).contains("drops reasoning_effort");
    }
}
