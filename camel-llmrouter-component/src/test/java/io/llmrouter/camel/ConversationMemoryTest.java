package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationMemoryTest {

    private static final String PROPERTY = "CamelLlmRouterConversationHistory";

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private RouterContext context;

    @BeforeEach
    void start() throws Exception {
        context = RouterContext.of(one).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two")
                        .to("llmrouter:chat?conversationMemory=true&systemMessage=First.")
                        .setBody(constant("and then?"))
                        .to("llmrouter:fallback?models=one/m&conversationMemory=true&systemMessage=Second.");
                from("direct:stream")
                        .to("llmrouter:chat?conversationMemory=true&streaming=true")
                        .split(body())
                        .streaming()
                        .to("mock:pieces")
                        .end()
                        .setBody(constant("and then?"))
                        .to("llmrouter:chat?conversationMemory=true");
                from("direct:read")
                        .to("llmrouter:chat?conversationMemory=true&streaming=true")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .to("mock:pieces");
                from("direct:givenUp")
                        .to("llmrouter:chat?conversationMemory=true&streaming=true")
                        .process(exchange ->
                                exchange.getMessage().getBody(Iterator.class).next());
                from("direct:events")
                        .to("llmrouter:chat?conversationMemory=true&streaming=true&responseType=response")
                        .process(exchange -> exchange.getMessage()
                                .getBody(AnswerStream.class)
                                .forEachRemaining(event -> exchange.setProperty("last", event)));
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private static List<String> sent(int request) {
        return ((List<?>) one.requests().get(request).body().get("messages"))
                .stream()
                        .map(each -> ((Map<?, ?>) each).get("content").toString())
                        .toList();
    }

    private static List<?> history(Exchange exchange) {
        return exchange.getProperty(PROPERTY, List.class);
    }

    @Test
    void theNextStepKnowsWhatWasSaid() {
        one.script("ok:one, ok:two");

        Exchange exchange = context.send("direct:two", "hello");

        assertThat(sent(0)).containsExactly("First.", "hello");
        assertThat(sent(1)).containsExactly("Second.", "hello", "one", "and then?");
        assertThat(history(exchange))
                .isEqualTo(List.of(
                        Message.user("hello"),
                        Message.assistant("one"),
                        Message.user("and then?"),
                        Message.assistant("two")));
    }

    @Test
    void nothingIsCarriedUnlessAsked() {
        one.script("ok:one");

        assertThat(history(context.send("llmrouter:chat", "hello"))).isNull();
    }

    @Test
    void aStreamIsKeptWhenItHasEnded() {
        one.script("ok:an answer in pieces, ok:two");

        Exchange exchange = context.send("direct:stream", "hello");

        assertThat(sent(1)).containsExactly("hello", "an answer in pieces", "and then?");
        assertThat(history(exchange)).hasSize(4);
    }

    @Test
    void aStreamThatFailsOrIsGivenUpIsNotKept() {
        one.script("cut-midway");
        Exchange failed = context.send("direct:read", "hello");
        assertThat(failed.getException()).isNotNull();
        assertThat(history(failed)).isNull();

        one.reply(request -> Reply.text("an answer that never ends").hang());
        assertThat(history(context.send("direct:givenUp", "hello"))).isNull();
    }

    @Test
    void theEnginesOwnStreamIsKeptToo() {
        one.script("ok:an answer");

        Exchange exchange = context.send("direct:events", "hello");

        assertThat(exchange.getProperty("last")).isInstanceOf(StreamEvent.Finished.class);
        assertThat(history(exchange)).isEqualTo(List.of(Message.user("hello"), Message.assistant("an answer")));
    }

    @Test
    void aFailedQuestionLeavesItAsItWas() {
        one.script("bad-key");
        List<Message> before = List.of(Message.user("a"), Message.assistant("b"));

        Exchange exchange = context.send("llmrouter:chat?conversationMemory=true", asking -> {
            asking.getMessage().setBody("hello");
            asking.setProperty(PROPERTY, before);
        });

        assertThat(exchange.getException()).isNotNull();
        assertThat(history(exchange)).isSameAs(before);
    }

    private Exchange carrying(String options, Object history) {
        return context.send("llmrouter:chat?conversationMemory=true" + options, asking -> {
            asking.getMessage().setBody("hello");
            asking.setProperty("talk", history);
        });
    }

    @Test
    void thePropertyMayHaveAnotherNameAndOpenAisForm() {
        one.script("ok:yes");
        String option = "&conversationHistoryProperty=talk";
        List<Map<String, String>> maps = List.of(Map.of("role", "user", "content", "a"));

        Exchange exchange = carrying(option, maps);
        assertThat(sent(0)).containsExactly("a", "hello");
        assertThat(exchange.getProperty("talk", List.class)).hasSize(3);
        carrying(option, "[{\"role\":\"user\",\"content\":\"b\"}]");
        assertThat(sent(1)).containsExactly("b", "hello");
        assertThat(carrying(option, List.of()).getProperty("talk", List.class)).hasSize(2);
        assertThat(carrying(option, 42).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the exchange property talk should hold a conversation");
    }

    @Test
    void oldTurnsGoWhole() {
        one.script("ok:yes");
        List<Message> before = List.of(
                Message.user("a"),
                Message.assistant("b"),
                Message.user("c"),
                new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("t", "f", "{}")), null, null),
                Message.tool("t", "result"),
                Message.assistant("d"));
        String option = "&conversationHistoryProperty=talk&maxHistoryMessages=";

        assertThat(carrying(option + 5, before).getProperty("talk", List.class))
                .as("a tool's result never stands without the question it belongs to")
                .isEqualTo(List.of(Message.user("hello"), Message.assistant("yes")));
        assertThat(carrying(option + 6, before).getProperty("talk", List.class).get(0))
                .isEqualTo(Message.user("c"));
        assertThatThrownBy(() -> carrying("&maxHistoryMessages=1", null))
                .hasStackTraceContaining("maxHistoryMessages must be at least 2");
    }

    @Test
    void thePlanKnowsTheConversationAndAddsNothing() {
        Exchange exchange = context.send("llmrouter:plan?conversationMemory=true&responseType=json", asking -> {
            asking.getMessage().setBody("hello");
            asking.setProperty(PROPERTY, List.of(Message.user("word ".repeat(400)), Message.assistant("b")));
        });

        assertThat((Long) exchange.getMessage().getBody(Map.class).get("inputTokens"))
                .isGreaterThan(300);
        assertThat(history(exchange)).hasSize(2);
    }
}
