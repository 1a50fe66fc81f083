package io.llmrouter.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final Message THINKING = Message.of(
            Role.ASSISTANT,
            List.of(
                    new Content.Reasoning("First ", null),
                    Content.text("It is "),
                    new Content.Reasoning("and then.", "proof"),
                    Content.text("so.")));

    @Test
    void tellsTextAndReasoningApart() {
        assertThat(THINKING.text()).isEqualTo("It is so.");
        assertThat(THINKING.reasoning()).isEqualTo("First and then.");
    }

    @Test
    void hasNoReasoningWhereNobodyThinks() {
        assertThat(Message.user("Why?").reasoning()).isEmpty();
    }

    @Test
    void looksAtEachOfItsParts() {
        assertThat(THINKING.holds(
                        part -> part instanceof Content.Text text && text.text().equals("so.")))
                .isTrue();
        assertThat(THINKING.holds(Content.Media.class::isInstance)).isFalse();
        assertThat(Message.of(Role.ASSISTANT, List.of()).holds(part -> true)).isFalse();
    }
}
