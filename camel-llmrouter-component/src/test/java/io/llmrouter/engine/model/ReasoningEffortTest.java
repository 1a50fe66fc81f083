package io.llmrouter.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasoningEffortTest {

    @ParameterizedTest
    @CsvSource({
        "High, high, true",
        "' XHIGH ', xhigh, true",
        "Off, none, false",
        "NONE, none, false",
        "off, none, false"
    })
    void hasOneFormOfEachWord(String given, String level, boolean asks) {
        ReasoningEffort effort = ReasoningEffort.of(given);

        assertThat(effort.level()).isEqualTo(level);
        assertThat(effort.asks()).isEqualTo(asks);
        assertThat(effort).isEqualTo(ReasoningEffort.of(level));
    }

    @Test
    void holdsABudgetOverAWord() {
        assertThat(new ReasoningEffort("none", 100).asks()).isTrue();
        assertThat(new ReasoningEffort("high", 0).asks()).isFalse();
        assertThat(ReasoningEffort.DEFAULT.asks()).isFalse();
    }

    @Test
    void refusesABudgetBelowNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasoningEffort.budget(-1))
                .withMessage("the reasoning budget must be 0 or more, not -1");
    }
}
