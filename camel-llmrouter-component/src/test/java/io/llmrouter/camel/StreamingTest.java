package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamingTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    private final List<String> pieces = new ArrayList<>();
    private RouterContext context;

    @BeforeEach
    void start() throws Exception {
        one.script("ok:an answer in several pieces");
        two.script("ok:the other answer");
        context = RouterContext.of(one, two)
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(ExhaustedException.class)
                                .handled(true)
                                .setHeader("caught", simple("${exception.message}"));
                        from("direct:split")
                                .to("llmrouter:chat?streaming=true")
                                .split(body())
                                .streaming()
                                .stopOnException()
                                .process(exchange ->
                                        pieces.add(exchange.getMessage().getBody(String.class)));
                        from("direct:first").to("llmrouter:chat?streaming=true").process(StreamingTest::takeOne);
                        from("direct:unread").to("llmrouter:chat?streaming=true");
                        from("direct:events")
                                .to("llmrouter:chat?streaming=true&responseType=response")
                                .process(exchange -> exchange.setProperty(
                                        "type", exchange.getMessage().getBody() instanceof AnswerStream));
                    }
                })
                .start();
    }

    private static void takeOne(Exchange exchange) {
        Iterator<?> iterator = exchange.getMessage().getBody(Iterator.class);
        exchange.getMessage().setBody(iterator.next());
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void thePiecesAreTheAnswer() {
        context.send("direct:split", "hello");

        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(String.join("", pieces)).isEqualTo("an answer in several pieces");
        assertThat(one.requests().get(0).stream()).isTrue();
    }

    @Test
    void theHeaderTurnsItOn() {
        Exchange exchange = context.send("llmrouter:chat", "hello", Map.of("CamelLlmRouterStreaming", true));

        assertThat(exchange.getMessage().getBody()).isInstanceOf(Iterator.class);
    }

    @Test
    void theEndTellsWhatOnlyTheEndKnows() {
        Message message = context.send("direct:split", "hello").getMessage();

        assertThat(message.getHeader("CamelLlmRouterAccount")).isEqualTo("one");
        assertThat(message.getHeader("CamelLlmRouterFinishReason")).isEqualTo("stop");
        assertThat(message.getHeader("CamelLlmRouterInputTokens")).isEqualTo(10L);
        assertThat(message.getHeader("CamelLlmRouterCost")).isNotNull();
        assertThat(message.getHeader("CamelLlmRouterAttempts")).isEqualTo(1);
    }

    @Test
    void theFirstPieceComesBeforeTheLast() {
        one.reply(request -> Reply.text("an answer that never ends").hang());

        assertThat(context.body("direct:first", "hello")).asString().isNotEmpty();
    }

    @Test
    void anAbandonedAnswerFreesItsConnection() {
        one.reply(request -> Reply.text("an answer that never ends").hang());

        context.send("direct:first", "hello");
        context.send("direct:unread", "hello");

        await().untilAsserted(() -> assertThat(one.abandoned()).isEqualTo(2));
    }

    @Test
    void aFailureBeforeTheFirstPieceFailsOver() {
        one.script("500");

        context.send("direct:split", "hello");

        assertThat(String.join("", pieces)).isEqualTo("the other answer");
    }

    @Test
    void aFailureAfterTheFirstPieceIsThrownWhereItIsRead() {
        one.script("cut-midway");

        Exchange exchange = context.send("direct:split", "hello");

        assertThat(pieces).isNotEmpty();
        assertThat(exchange.getMessage().getHeader("caught")).asString().contains("connection_lost");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("SERVER_ERROR");
        assertThat(two.requests()).isEmpty();
    }

    @Test
    void theEngineOwnStreamIsThereForThoseWhoWantIt() {
        assertThat(context.send("direct:events", "hello").getProperty("type")).isEqualTo(true);
    }
}
