package io.llmrouter.engine.provider.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.conversation.CallRules.Order;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrayResultsTest {

    private static final String NOTE = "leaves out results of tools without their calls";

    private final List<String> notes = new ArrayList<>();

    private static Message calls(String id) {
        return new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall(id, "look", "{}")), null, null);
    }

    @Test
    void areLeftOutWhereTheBeginningIsCutOff() {
        List<Message> cut = List.of(
                Message.tool("a", "rain"),
                Message.user("hi"),
                calls("b"),
                Message.tool("b", "sun"),
                Message.tool("c", ""));

        assertThat(StrayResults.leftOut(cut, Order.ADJOINING, notes)).isEqualTo(cut.subList(1, 4));
        assertThat(notes).containsExactly(NOTE);
    }

    @Test
    void areToldFromTheSameResultOfALaterCall() {
        List<Message> twice = List.of(Message.tool("a", "sun"), calls("a"), Message.tool("a", "sun"));

        assertThat(StrayResults.leftOut(twice, Order.BY_CALL, notes)).isEqualTo(twice.subList(1, 3));
    }

    @Test
    void areNoneWhereEachHasItsCallBefore() {
        List<Message> whole = List.of(
                calls("a"),
                Message.user("wait"),
                Message.assistant("I do."),
                Message.tool("a", "1"),
                Message.tool("a", "2"));

        assertThat(StrayResults.leftOut(whole, Order.BY_CALL, notes)).isSameAs(whole);
        assertThat(notes).isEmpty();
    }

    @Test
    void mayHaveCallsThatTheProviderKeeps() {
        List<Message> later = List.of(Message.tool("a", "sun"), Message.user("so?"));

        assertThat(StrayResults.leftOut(later, Order.ANY, notes)).isSameAs(later);
    }

    @Test
    void mayBeOfAnyCallThatHasNoId() {
        List<Message> nameless = List.of(Message.user("hi"), calls(""), Message.tool("look", "sun"));

        assertThat(StrayResults.leftOut(nameless, Order.BY_CALL, notes)).isSameAs(nameless);
    }

    @Test
    void stayWhereNothingElseIsSaid() {
        List<Message> alone = List.of(Message.system("Be brief."), Message.tool("a", "sun"));

        assertThat(StrayResults.leftOut(alone, Order.BY_CALL, notes)).isSameAs(alone);
        assertThat(notes).isEmpty();
    }
}
