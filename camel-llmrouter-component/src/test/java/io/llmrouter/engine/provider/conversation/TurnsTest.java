package io.llmrouter.engine.provider.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.provider.UnmappedContent;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Message SYSTEM = Message.system("Be brief.");
    private static final Message ASKED = Message.user("Well?");
    private static final Message RESULT = Message.tool("c", "sunny");
    private static final Message SAID = Message.assistant("Yes.");
    private static final Message EMPTY = Message.user("");

    private static Turns of(Message... messages) {
        return Turns.of(List.of(messages), message -> !message.text().isEmpty());
    }

    @Test
    void setsInstructionsApartAndJoinsWhatOneSideSaysInARow() {
        Turns turns = of(ASKED, SYSTEM, RESULT, SAID, ASKED);

        assertThat(turns.instructions()).containsExactly(SYSTEM);
        assertThat(turns.turns()).extracting(Turns.Turn::assistant).containsExactly(false, true, false);
        assertThat(turns.turns().get(0).results()).containsExactly(RESULT);
        assertThat(turns.turns().get(0).said()).containsExactly(ASKED);
    }

    @Test
    void joinsAcrossWhatSaysNothing() {
        assertThat(of(SAID, EMPTY, SAID).turns()).singleElement().satisfies(turn -> assertThat(turn.messages())
                .hasSize(2));
    }

    @Test
    void needsSomebodyWhoSaysSomething() {
        assertThatThrownBy(() -> of(SYSTEM, EMPTY))
                .isInstanceOf(UnmappedContent.class)
                .hasMessageContaining("not empty");
    }
}
