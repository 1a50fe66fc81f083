package io.llmrouter.engine.provider.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.conversation.CallRules.Order;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittedChatTest {

    private static final CallRules NINE = CallRules.of(Pattern.compile("[a-zA-Z0-9]{9}"), Order.ADJOINING);
    private static final CallRules ANY = CallRules.of(null, Order.BY_CALL);

    private static FittedChat fit(CallRules rules, Message... messages) {
        return FittedChat.of(ChatRequest.of(List.of(messages)), rules);
    }

    private static Message calls(String... ids) {
        return called(
                Arrays.stream(ids).map(id -> new ToolCall(id, "look", "{}")).toList());
    }

    private static Message called(List<ToolCall> calls) {
        return new Message(Role.ASSISTANT, List.of(), calls, null, null);
    }

    private static List<String> ids(FittedChat fitted) {
        return fitted.request().messages().stream()
                .flatMap(message -> message.role() == Role.TOOL
                        ? Optional.ofNullable(message.toolCallId()).stream()
                        : message.toolCalls().stream().map(ToolCall::id))
                .toList();
    }

    @Test
    void leavesWhatFitsAsItIs() {
        ChatRequest request = ChatRequest.of(
                List.of(Message.user("hi"), calls("abcdefgh1"), Message.tool("abcdefgh1", "sun"), Message.user("so?")));

        FittedChat fitted = FittedChat.of(request, NINE);

        assertThat(fitted.request()).isSameAs(request);
        assertThat(fitted.notes()).isEmpty();
    }

    @Test
    void givesCallAndResultTheSameIdOfTheFormThatIsWanted() {
        FittedChat fitted =
                fit(NINE, calls("toolu_01A09q90qw90lq917835lq9"), Message.tool("toolu_01A09q90qw90lq917835lq9", "sun"));

        List<String> ids = ids(fitted);
        assertThat(ids.get(0)).matches("[a-zA-Z0-9]{9}").isEqualTo(ids.get(1));
    }

    @Test
    void givesTheSameIdInEveryRequest() {
        Message[] first = {calls("call_1"), Message.tool("call_1", "sun")};
        Message[] longer = {calls("call_1"), Message.tool("call_1", "sun"), Message.user("so?")};

        assertThat(ids(fit(NINE, longer))).isEqualTo(ids(fit(NINE, first)));
    }

    @Test
    void givesCallsOfLaterTurnsAnotherId() {
        List<String> ids = ids(fit(
                NINE, calls("call_0"), Message.tool("call_0", "sun"), calls("call_0"), Message.tool("call_0", "rain")));

        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(ids.get(2)).isEqualTo(ids.get(3));
    }

    @Test
    void tellsCallsOfOneTurnWithoutIdsApart() {
        List<String> ids = ids(fit(NINE, calls("", ""), Message.tool("", "sun"), Message.tool("", "rain")));

        assertThat(ids.get(0)).isNotEqualTo(ids.get(1));
        assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2));
    }

    @Test
    void ordersResultsByTheirCalls() {
        FittedChat fitted = fit(ANY, calls("a", "b"), Message.tool("b", "rain"), Message.tool("a", "sun"));

        assertThat(ids(fitted)).containsExactly("a", "b", "a", "b");
        assertThat(fitted.notes()).isEmpty();
    }

    @Test
    void putsResultsRightBehindTheirCalls() {
        FittedChat fitted = fit(
                NINE,
                calls("abcdefgh1"),
                Message.assistant("I look."),
                Message.system("Be brief."),
                Message.tool("abcdefgh1", "sun"));

        assertThat(fitted.request().messages())
                .extracting(Message::role)
                .containsExactly(Role.ASSISTANT, Role.TOOL, Role.SYSTEM);
        assertThat(fitted.request().messages().get(0).text()).isEqualTo("I look.");
        assertThat(fitted.notes()).containsExactly("moves results of tools before what else was said");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"city\":\"Be", "[1]", "Bern", "{\"n\":1e99999999999}"})
    void wrapsArgumentsThatAreNoObject(String arguments) {
        FittedChat fitted = fit(ANY, called(List.of(new ToolCall("a", "look", arguments))), Message.tool("a", ""));

        String wrapped = fitted.request().messages().get(0).toolCalls().get(0).arguments();
        assertThat(ErrorBody.tree(wrapped.getBytes(StandardCharsets.UTF_8))
                        .path("malformed_arguments")
                        .asText())
                .isEqualTo(arguments);
        assertThat(fitted.notes()).containsExactly("wraps arguments of look that are no JSON object");
    }

    @Test
    void takesNoArgumentsForAnEmptyObject() {
        FittedChat fitted = fit(ANY, called(List.of(new ToolCall("a", "look", " "))), Message.tool("a", ""));

        assertThat(fitted.request().messages().get(0).toolCalls().get(0).arguments())
                .isEqualTo("{}");
        assertThat(fitted.notes()).isEmpty();
    }

    @Test
    void saysAWordBetweenResultsAndTheNextQuestionWhereOneIsWanted() {
        CallRules rules = new CallRules(null, Order.ADJOINING, true, "OK.", false);

        FittedChat fitted = fit(rules, calls("a"), Message.tool("a", "sun"), Message.user("so?"));

        assertThat(fitted.request().messages()).extracting(Message::text).containsExactly("", "sun", "OK.", "so?");
        assertThat(fitted.notes()).containsExactly("adds a word of the assistant behind results of tools");
    }

    @Test
    void movesInstructionsToTheFrontWhereTheyMustBe() {
        CallRules rules = new CallRules(null, Order.ADJOINING, true, null, true);

        FittedChat fitted = fit(rules, Message.user("hi"), Message.system("Be brief."), Message.user("so?"));

        assertThat(fitted.request().messages()).extracting(Message::text).containsExactly("Be brief.", "hi", "so?");
        assertThat(fitted.notes()).containsExactly("moves a system message to the front");
    }

    @Test
    void leavesThoughtsBehindThatAreNotTaken() {
        Message thinks = Message.of(
                Role.ASSISTANT, List.of(new Content.Reasoning("Hm.", "sig"), Content.text("Sun."), thought("Ha.")));

        FittedChat fitted = fit(ANY, Message.user("hi"), thinks)
                .takingThoughts(thought -> Optional.of(thought).filter(any -> any.signature() == null));

        assertThat(fitted.request().messages().get(1).content()).containsExactly(Content.text("Sun."), thought("Ha."));
        assertThat(fitted.notes()).containsExactly("drops thoughts");
    }

    @Test
    void leavesOutTurnsThatAreNothingWithoutTheirThoughts() {
        Message thinks = Message.of(Role.ASSISTANT, List.of(thought("Hm."), Content.text("")));
        FittedChat fitted = fit(ANY, Message.user("hi"), thinks, Message.user("so?"));

        FittedChat taken = fitted.takingThoughts(Optional::of);
        FittedChat refused = fitted.takingThoughts(thought -> Optional.empty());

        assertThat(taken.request()).isSameAs(fitted.request());
        assertThat(refused.request().messages()).extracting(Message::text).containsExactly("hi", "so?");
        assertThat(refused.notes()).containsExactly("drops thoughts", "leaves out 1 turns of nothing but thoughts");
        assertThat(taken.withoutThoughtsAlone().request()).isEqualTo(refused.request());
        assertThat(taken.withoutThoughtsAlone().notes()).containsExactly("leaves out 1 turns of nothing but thoughts");
    }

    @Test
    void keepsATurnWithAThoughtThatIsTakenBesideAnother() {
        Message thinks = Message.of(Role.ASSISTANT, List.of(thought("Hm."), new Content.Reasoning("Ha.", "sig")));

        FittedChat fitted = fit(ANY, Message.user("hi"), thinks)
                .takingThoughts(thought -> Optional.of(thought).filter(any -> any.signature() != null));

        assertThat(fitted.request().messages()).hasSize(2);
        assertThat(fitted.notes()).containsExactly("drops thoughts");
    }

    @Test
    void keepsCallsThatBeginWithAThought() {
        Message thinks = new Message(
                Role.ASSISTANT, List.of(thought("Hm.")), List.of(new ToolCall("a", "look", "{}")), null, null);

        FittedChat fitted = fit(ANY, Message.user("hi"), thinks, Message.tool("a", "sun"))
                .takingThoughts(thought -> Optional.empty())
                .withoutThoughtsAlone();

        assertThat(fitted.request().messages()).hasSize(3);
        assertThat(fitted.notes()).containsExactly("drops thoughts");
    }

    @Test
    void refusesAConversationOfForeignThoughtsAlone() {
        FittedChat fitted = fit(ANY, Message.of(Role.ASSISTANT, List.of(thought("Hm."))));

        assertThatThrownBy(() -> fitted.takingThoughts(thought -> Optional.empty()))
                .isInstanceOf(UnmappedContent.class)
                .hasMessage("messages: nothing but thoughts that this protocol does not take");
    }

    private static Content thought(String text) {
        return new Content.Reasoning(text, null);
    }

    @Test
    void keepsTheFirstAndTheLastOfTooManyMarks() {
        Message[] marked = Arrays.stream("1 2 3 4 5".split(" "))
                .map(text -> Message.user(text).withCache(CacheMark.USUAL))
                .toArray(Message[]::new);

        FittedChat fitted = fit(ANY, marked).limitingMarks(4);

        assertThat(fitted.request().messages())
                .filteredOn(message -> message.cache() != null)
                .extracting(Message::text)
                .containsExactly("1", "3", "4", "5");
        assertThat(fitted.notes()).containsExactly("drops 1 cache marks, as no more than 4 are taken");
    }

    @Test
    void countsTheMarkAtTheToolsAsTheFirst() {
        ChatRequest request = ChatRequest.of(List.of(
                        Message.user("1").withCache(CacheMark.USUAL),
                        Message.user("2").withCache(CacheMark.USUAL)))
                .withTerms(Terms.USUAL.withToolsCache(CacheMark.USUAL));

        FittedChat fitted = FittedChat.of(request, ANY).limitingMarks(2);

        assertThat(fitted.request().messages()).extracting(Message::cache).containsExactly(null, CacheMark.USUAL);
    }
}
