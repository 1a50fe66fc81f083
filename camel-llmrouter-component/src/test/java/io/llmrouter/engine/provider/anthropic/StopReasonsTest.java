package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FinishReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopReasonsTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "end_turn, false, STOP",
                "stop_sequence, false, STOP",
                "max_tokens, false, LENGTH",
                "max_tokens, true, LENGTH",
                "model_context_window_exceeded, false, LENGTH",
                "tool_use, true, TOOL_CALLS",
                "tool_use, false, STOP",
                "refusal, false, CONTENT_FILTER",
                "pause_turn, false, OTHER",
                "something_new, false, OTHER",
                "-, false, OTHER",
                "-, true, TOOL_CALLS"
            },
            nullValues = "-")
    void haveOneWordForAllProviders(String word, boolean toolCalls, FinishReason reason) {
        assertThat(StopReasons.of(word, toolCalls)).isEqualTo(reason);
    }
}
