package io.llmrouter.engine.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.ReasoningEffort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingTest {

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, none, '{includeThoughts=false, thinkingBudget=0}'",
        "gemini-2.5-flash, off, '{includeThoughts=false, thinkingBudget=0}'",
        "gemini-2.5-pro, none, '{includeThoughts=false, thinkingBudget=128}'",
        "gemini-2.5-flash, minimal, '{includeThoughts=true, thinkingBudget=1024}'",
        "gemini-2.5-flash-lite, LOW, '{includeThoughts=true, thinkingBudget=1024}'",
        "gemini-2.5-flash, Default, '{includeThoughts=true, thinkingBudget=8192}'",
        "gemini-2.5-pro, ultra, '{includeThoughts=true, thinkingBudget=32768}'",
        "gemini-3-pro-preview, Off, '{includeThoughts=false, thinkingLevel=low}'",
        "gemini-2.5-flash, max, '{includeThoughts=true, thinkingBudget=24576}'",
        "gemini-2.5-pro, max, '{includeThoughts=true, thinkingBudget=32768}'",
        "gemini-3-pro-preview, none, '{includeThoughts=false, thinkingLevel=low}'",
        "gemini-3-pro-preview, medium, '{includeThoughts=true, thinkingLevel=high}'",
        "gemini-3.1-pro-preview, medium, '{includeThoughts=true, thinkingLevel=medium}'",
        "gemini-3-flash-preview, minimal, '{includeThoughts=true, thinkingLevel=minimal}'",
        "gemini-flash-latest, xhigh, '{includeThoughts=true, thinkingLevel=high}'",
        "google/gemini-2.5-flash, low, '{includeThoughts=true, thinkingBudget=1024}'",
        "prolite/google/gemini-3-flash-preview, minimal, '{includeThoughts=true, thinkingLevel=minimal}'",
        "google/gemini-flash-1.5, high, {}",
        "gemini-2.0-flash, high, {}",
        "gemini-1.5-pro, high, {}"
    })
    void asksByWordWhatTheModelKnows(String model, String effort, String expected) {
        assertThat(Thinking.config(ReasoningEffort.of(effort), GeminiModel.of(model)))
                .hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, 300, '{includeThoughts=true, thinkingBudget=300}'",
        "gemini-2.5-flash-lite, 300, '{includeThoughts=true, thinkingBudget=512}'",
        "gemini-2.5-pro, 0, '{includeThoughts=false, thinkingBudget=128}'",
        "gemini-3-flash-preview, 0, '{includeThoughts=false, thinkingLevel=minimal}'",
        "gemini-3-flash-preview, 5000, '{includeThoughts=true, thinkingLevel=medium}'",
        "gemini-3-flash-preview, 99999, '{includeThoughts=true, thinkingLevel=high}'"
    })
    void asksByBudget(String model, int budget, String expected) {
        assertThat(Thinking.config(ReasoningEffort.budget(budget), GeminiModel.of(model)))
                .hasToString(expected);
    }

    @Test
    void leavesItToTheModelWhereNothingIsAsked() {
        assertThat(Thinking.config(ReasoningEffort.DEFAULT, GeminiModel.of("gemini-2.5-pro")))
                .isEmpty();
    }

    @Test
    void namesTheWordsThereAre() {
        assertThatThrownBy(() -> Thinking.config(ReasoningEffort.of("hard"), GeminiModel.of("gemini-2.5-pro")))
                .hasMessage("reasoningEffort 'hard' is not one of none, minimal, low, medium, high, xhigh, max, ultra");
    }
}
