package io.llmrouter.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.test.ScriptedProvider;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamelAccountTest {

    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private final AtomicReference<Exchange> seen = new AtomicReference<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private Processor legacy = exchange -> exchange.getMessage().setBody("from the old system");
    private RouterContext context;

    @BeforeEach
    void start() throws Exception {
        one.script("ok:from one");
        Map<String, Object> tree = RouterContext.tree(one);
        Map<String, Object> providers =
                new LinkedHashMap<>(Map.of("legacy", Map.of("type", "camel", "uri", "direct:legacy-llm")));
        providers.put("one", ((Map<?, ?>) tree.get("providers")).get("one"));
        tree.put("providers", providers);
        tree.put("models", Map.of("one/m", Map.of(), "legacy/any", Map.of()));
        tree.put(
                "policies",
                Map.of(
                        "shared",
                        Map.of("candidates", List.of("legacy/any"), "coalesce", true),
                        "default",
                        Map.of(
                                "candidates",
                                List.of("legacy/any", "one/m"),
                                "strategy",
                                "ordered",
                                "retry",
                                Map.of("maxAttempts", 1)),
                        "rescued",
                        Map.of(
                                "candidates",
                                List.of("one/m"),
                                "retry",
                                Map.of("maxAttempts", 1),
                                "lastResort",
                                "direct:legacy-llm")));
        context = new RouterContext(tree)
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:legacy-llm").process(seen::set).process(exchange -> legacy.process(exchange));
                    }
                })
                .start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void runsSharedCallsInCamelsOwnThreads() {
        legacy =
                exchange -> exchange.getMessage().setBody(Thread.currentThread().getName());

        assertThat(context.send("llmrouter:chat?policy=shared", "hello")
                        .getMessage()
                        .getBody(String.class))
                .contains("LlmRouterCalls");
    }

    @Test
    void isAskedLikeAnyOther() {
        Map<String, Object> headers = Map.of("tenant-id", "t1", "CamelHttpPath", "/elsewhere");
        Message answer = context.send("llmrouter:chat?systemMessage=Be brief.", "hello", headers)
                .getMessage();

        assertThat(answer.getBody()).isEqualTo("from the old system");
        assertThat(answer.getHeader("CamelLlmRouterAccount")).isEqualTo("legacy");
        assertThat(seen.get().getProperty("CamelLlmRouterRequest")).isInstanceOf(ChatRequest.class);
        assertThat(seen.get().getMessage().getHeaders())
                .containsEntry("CamelLlmRouterSystemMessage", "Be brief.")
                .containsEntry("tenant-id", "t1")
                .doesNotContainKey("CamelHttpPath");
    }

    @Test
    void isToldTheSchemaAndHeldToIt() {
        String schema = "llmrouter:chat?jsonSchema=" + SCHEMA;
        Message strayed = context.send(schema, "hello").getMessage();
        String told = seen.get().getMessage().getHeader("CamelLlmRouterSystemMessage", String.class);
        legacy = exchange -> exchange.getMessage().setBody("{\"city\":\"Bonn\"}");
        Message kept = context.send(schema, "hello").getMessage();

        assertThat(told).contains("It must keep to this JSON schema: " + SCHEMA);
        assertThat(strayed.getHeader("CamelLlmRouterAccount")).isEqualTo("one");
        assertThat(kept.getHeader("CamelLlmRouterAccount")).isEqualTo("legacy");
        assertThat(context.send("llmrouter:plan?jsonSchema=" + SCHEMA, "hello")
                        .getMessage()
                        .getBody(String.class))
                .contains("asks for the schema by an instruction");
    }

    @Test
    void isSentTheLastQuestion() {
        AtomicReference<Object> body = new AtomicReference<>();
        legacy = exchange -> body.set(exchange.getMessage().getBody());

        context.send("llmrouter:chat", "hello");

        assertThat(body.get()).isEqualTo("hello");
    }

    @Test
    void mayAnswerWithAllItKnows() {
        legacy = exchange -> exchange.getMessage().setBody(ChatResponse.of("m", "known", Usage.of(7, 3)));
        assertThat(context.send("llmrouter:chat", "hello").getMessage().getHeader("CamelLlmRouterInputTokens"))
                .isEqualTo(7L);

        legacy = exchange -> {
            exchange.getMessage().setBody("counted");
            exchange.getMessage().setHeader("CamelLlmRouterInputTokens", 8);
            exchange.getMessage().setHeader("CamelLlmRouterOutputTokens", 2);
        };
        assertThat(context.send("llmrouter:chat", "hello").getMessage().getHeader("CamelLlmRouterInputTokens"))
                .isEqualTo(8L);
    }

    @Test
    void mayAnswerWithWhatCanBeReadAsText() {
        legacy = exchange -> exchange.getMessage().setBody(Map.of("n", 1));
        assertThat(context.body("llmrouter:chat", "hello")).isEqualTo("{\"n\":1}");

        legacy = exchange -> exchange.getMessage().setBody(new ByteArrayInputStream("bytes".getBytes(UTF_8)));
        assertThat(context.body("llmrouter:chat", "hello")).isEqualTo("bytes");
    }

    @Test
    void failsWhenItsAnswerIsNone() {
        legacy = exchange -> exchange.getMessage().setBody(null);
        assertThat(context.body("llmrouter:chat", "hello")).isEqualTo("from one");

        legacy = exchange -> exchange.getMessage().setBody(List.of("a", "b").iterator());
        assertThat(context.send("llmrouter:chat", "hello")
                        .getMessage()
                        .getHeader("CamelLlmRouterDecision", String.class))
                .asString()
                .contains("malformed_response", "cannot be read as text");
    }

    @Test
    void failsOverToTheNext() {
        legacy = exchange -> {
            throw new ConnectException("refused");
        };

        Message answer = context.send("llmrouter:chat", "hello").getMessage();

        assertThat(answer.getBody()).isEqualTo("from one");
        assertThat(answer.getHeader("CamelLlmRouterDecision", String.class))
                .asString()
                .contains("\"outcome\":\"connection\"", "refused");
    }

    @ParameterizedTest
    @CsvSource({
        "401, authentication", "402, billing", "403, permission", "404, not_found", "408, timeout",
        "413, too_large", "422, invalid_request", "429, rate_limited", "500, server_error", "503, overloaded"
    })
    void anHttpStatusIsUnderstood(int status, String kind) {
        legacy = exchange -> {
            throw new HttpOperationFailedException("http://legacy", status, "no", null, Map.of(), null);
        };

        Exchange exchange = context.send("llmrouter:chat?models=legacy/any", "hello");

        assertThat(((LlmRouterException) exchange.getException())
                        .failure()
                        .kind()
                        .word())
                .isEqualTo(kind);
    }

    @Test
    void isInterruptedWhenTimeIsUp() throws InterruptedException {
        legacy = exchange -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        };

        Exchange exchange = context.send("llmrouter:chat?models=legacy/any&timeout=2s", "hello");

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(exchange.getException().getClass().getSimpleName()).isEqualTo("TimedOutException");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void answersAsTheLastResortAndIsMarked() {
        one.script("500");

        Message answer = context.send("llmrouter:chat?policy=rescued", "hello").getMessage();

        assertThat(answer.getBody()).isEqualTo("from the old system");
        assertThat(answer.getHeader("CamelLlmRouterDegraded")).asString().contains("server_error");
    }

    @Test
    void answersAsTheLastResortOfAFallback() {
        one.script("500");

        Message answer = context.send("llmrouter:fallback?policy=rescued&models=one/m", "hello")
                .getMessage();

        assertThat(answer.getBody()).isEqualTo("from the old system");
        assertThat(answer.getHeader("CamelLlmRouterDegraded")).asString().contains("server_error");
    }

    @Test
    void streamsItsWholeAnswer() {
        Exchange exchange = context.send("llmrouter:chat?streaming=true", "hello");

        assertThat(exchange.getMessage().getBody(AnswerText.class).next()).isEqualTo("from the old system");
    }
}
