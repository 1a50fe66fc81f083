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

    @ParameterizedTest
    @CsvSource({
        "gemini-3-pro-preview, none, says reasoning_effort none as low",
        "gemini-3-pro-preview, minimal, says reasoning_effort minimal as low",
        "gemini-3-pro-preview, medium, says reasoning_effort medium as high",
        "gemini-3-pro-preview, low,",
        "gemini-3-flash-preview, none, says reasoning_effort none as minimal",
        "gemini-3-flash-preview, xhigh, says reasoning_effort xhigh as high",
        "gemini-3-flash-preview, high,",
        "gemini-2.5-pro, none, says reasoning_effort none as a budget of 128 tokens",
        "gemini-2.5-pro, max,",
        "gemini-2.5-flash, max, says reasoning_effort max as a budget of 24576 tokens",
        "gemini-2.5-flash, default, says reasoning_effort default as medium",
        "gemini-2.5-flash, none,",
        "gemini-2.0-flash, high,"
    })
    void tellsWhichWordIsSaidOtherwise(String model, String effort, String note) {
        assertThat(Thinking.note(ReasoningEffort.of(effort), GeminiModel.of(model)))
                .isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, 100000, says a budget of 100000 tokens as 24576",
        "gemini-2.5-pro, 100, says a budget of 100 tokens as 128",
        "gemini-2.5-pro, 0, says a budget of 0 tokens as 128",
        "gemini-2.5-flash-lite, 100, says a budget of 100 tokens as 512",
        "gemini-2.5-flash-lite, 4096,",
        "gemini-3-flash-preview, 5000, says a budget of 5000 tokens as medium",
        "gemini-3-flash-preview, 0, says reasoning_effort none as minimal"
    })
    void tellsWhichBudgetIsSaidOtherwise(String model, int budget, String note) {
        assertThat(Thinking.note(ReasoningEffort.budget(budget), GeminiModel.of(model)))
                .isEqualTo(note);
    }

    @Test
    void tellsNothingWhereNothingIsAsked() {
        assertThat(Thinking.note(ReasoningEffort.DEFAULT, GeminiModel.of("gemini-2.5-pro")))
                .isNull();
    }
}
