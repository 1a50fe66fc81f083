package io.llmrouter.camel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stopping the context: what is under way ends, what comes is refused, and nobody waits for ever. */
class ShutdownTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private RouterContext context;

    @BeforeEach
    void start() throws Exception {
        context = RouterContext.of(one).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to("llmrouter:chat");
                from("direct:stream")
                        .to("llmrouter:chat?streaming=true")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(piece -> pieces.add(piece.getMessage().getBody(String.class)));
            }
        });
        context.camel.getShutdownStrategy().setTimeout(60);
        context.start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        context.close();
    }

    private Reply behindTheGate() {
        try {
            assertThat(gate.await(60, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.text("late but there");
    }

    private CompletableFuture<Exchange> ask(String uri) {
        CompletableFuture<Exchange> asked = CompletableFuture.supplyAsync(() -> context.send(uri, "hello"));
        await().until(() -> one.requests().size() == 1);
        return asked;
    }

    private CompletableFuture<Void> stopping() {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(context.camel::stop);
        await().until(() -> context.camel.isStopping() || context.camel.isStopped());
        return stopped;
    }

    @Test
    void waitsForTheCallsOfRoutes() {
        one.reply(request -> behindTheGate());
        CompletableFuture<Exchange> asked = ask("direct:ask");

        CompletableFuture<Void> stopped = stopping();
        gate.countDown();

        assertThat(asked.join().getMessage().getBody()).isEqualTo("late but there");
        assertThat(stopped.orTimeout(60, SECONDS)).succeedsWithin(Duration.ofMinutes(1));
        assertThat(one.requests()).hasSize(1);
    }

    @Test
    void waitsForCallsThatComeFromNoRouteAndTakesNoMore() {
        one.reply(request -> behindTheGate());
        CompletableFuture<Exchange> asked = ask("llmrouter:chat");
        LlmRouter router = context.component.getRouter();

        CompletableFuture<Void> stopped = stopping();
        await().untilAsserted(() ->
                assertThat(refusal(router)).isEqualTo("the router is closed, or closing: it takes no more calls"));
        gate.countDown();

        assertThat(asked.join().getMessage().getBody()).isEqualTo("late but there");
        assertThat(stopped).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void letsStreamsComeToTheirEnd() {
        one.reply(request -> Reply.text("one two three four five six").every(Duration.ofMillis(40)));
        CompletableFuture<Exchange> streamed = ask("direct:stream");
        await().until(() -> !pieces.isEmpty());

        assertThat(stopping()).succeedsWithin(Duration.ofMinutes(1));

        assertThat(streamed.join().getException()).isNull();
        assertThat(String.join("", pieces)).isEqualTo("one two three four five six");
    }

    @Test
    void endsStreamsThatDoNotEndWithAnError() {
        context.camel.getShutdownStrategy().setTimeout(1);
        one.script("hang");
        CompletableFuture<Exchange> streamed = ask("direct:stream");
        await().until(() -> !pieces.isEmpty());

        assertThat(stopping()).succeedsWithin(Duration.ofMinutes(1));

        assertThat(streamed.orTimeout(60, SECONDS).join().getException())
                .isInstanceOf(LlmRouterException.class)
                .hasMessageContaining("the router is closed");
    }

    @Test
    void givesCallsUpThatDoNotEnd() {
        context.camel.getShutdownStrategy().setTimeout(1);
        one.script("hang");
        CompletableFuture<Exchange> asked = ask("llmrouter:chat");

        assertThat(stopping()).succeedsWithin(Duration.ofMinutes(1));

        assertThat(asked.orTimeout(60, SECONDS).join().getException()).hasMessageContaining("the router is closed");
    }

    /** What a call is told that comes now. */
    private static String refusal(LlmRouter router) {
        try (AnswerStream stream =
                router.stream(ChatRequest.of("hello"), CallOptions.DEFAULT.withTimeout(Duration.ofMillis(50)))) {
            return "answered by " + stream.target();
        } catch (LlmRouterException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
