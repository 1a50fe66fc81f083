package io.llmrouter.engine.provider.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.conversation.CallRules.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingResultsTest {

    private static final String NOTE = "adds a result to the call of look, which has none";

    private final List<String> notes = new ArrayList<>();

    private static Message calls(String... ids) {
        List<ToolCall> calls =
                Arrays.stream(ids).map(id -> new ToolCall(id, "look", "{}")).toList();
        return new Message(Role.ASSISTANT, List.of(), calls, null, null);
    }

    private static Message none(String id) {
        return Message.tool(id, MissingResults.TEXT).asFailed();
    }

    private List<Message> added(Order order, Message... messages) {
        return MissingResults.added(List.of(messages), order, notes);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void areAddedBehindTheOthersOfTheirTurn(Order order) {
        assertThat(added(order, Message.user("hi"), calls("a", "b"), Message.tool("a", "sun"), Message.user("so?")))
                .containsExactly(
                        Message.user("hi"), calls("a", "b"), Message.tool("a", "sun"), none("b"), Message.user("so?"));
        assertThat(notes).containsExactly(NOTE);
    }

    @Test
    void areAddedWhereTheConversationEndsWithCalls() {
        assertThat(added(Order.BY_CALL, calls("a"))).containsExactly(calls("a"), none("a"));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void areNoneWhereEachCallHasOne(Order order) {
        List<Message> whole = List.of(
                calls("a", "b"),
                Message.assistant("I look."),
                Message.system("Be brief."),
                Message.tool("b", "rain"),
                Message.tool("a", "sun"),
                Message.user("so?"));

        assertThat(MissingResults.added(whole, order, notes)).isSameAs(whole);
        assertThat(notes).isEmpty();
    }

    @Test
    void goBackToTheirCallsWhereTheyCameLate() {
        Message[] late = {
            calls("a"), Message.user("wait"), Message.assistant("I do."), Message.tool("a", "sun"), Message.user("so?")
        };

        assertThat(added(Order.ADJOINING, late))
                .containsExactly(
                        calls("a"),
                        Message.tool("a", "sun"),
                        Message.user("wait"),
                        Message.assistant("I do."),
                        Message.user("so?"));
        assertThat(notes).containsExactly("moves results of tools before what else was said");
        assertThat(added(Order.ANY, late)).containsExactly(late);
    }

    @Test
    void areNotTakenFromALaterCallOfTheSameId() {
        assertThat(added(Order.BY_CALL, calls("a"), Message.user("again"), calls("a"), Message.tool("a", "sun")))
                .containsExactly(calls("a"), none("a"), Message.user("again"), calls("a"), Message.tool("a", "sun"));
    }

    @Test
    void areCountedWhereCallsHaveNoIdsOrTheSame() {
        Message[] nameless = {calls("", ""), Message.tool("look", "sun"), Message.user("so?")};
        assertThat(added(Order.BY_CALL, nameless))
                .containsExactly(calls("", ""), Message.tool("look", "sun"), none(""), Message.user("so?"));

        assertThat(added(Order.BY_CALL, calls("a", "a"), Message.tool("a", "1"), Message.tool("a", "2")))
                .hasSize(3);
        assertThat(added(Order.BY_CALL, calls("a", "a"), Message.tool("a", "1")))
                .hasSize(3);
    }
}
