package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.engine.NoEligibleModelException;
import io.llmrouter.engine.Operations;
import io.llmrouter.engine.RateLimitedException;
import io.llmrouter.engine.model.Target;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatienceTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    private static final Target ONE = Target.parse("one/m");

    private final AtomicBoolean away = new AtomicBoolean();
    private final Patience patience = new Patience();
    private RouterContext context;
    private Processor beforePatience = exchange -> {};

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void holdsAMessageUntilATargetIsLive() throws Exception {
        start(Map.of("minimumCalls", 1, "openFor", "500ms", "maxOpenFor", "500ms", "jitter", 0));
        patience.setFailures(3);
        away.set(true);

        CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(() -> context.send("direct:patient", "hello"));
        await().until(() -> provider.requests().size() >= 4);
        boolean waits = !sent.isDone();
        away.set(false);
        Exchange exchange = sent.get();

        assertThat(waits).isTrue();
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("back again");
    }

    @Test
    void givesUpAMessageThatFailsWhileATargetIsLive() throws Exception {
        start(Map.of("minimumCalls", 20));
        patience.setFailures(3);
        away.set(true);

        Exchange exchange = context.send("direct:patient", "hello");

        assertThat(exchange.getException()).isNull();
        assertThat(parked()).hasSize(1).first().isEqualTo("hello");
        assertThat(provider.requests()).hasSize(3 * 2);
    }

    @Test
    void countsNoFailureOfAMessageThatFoundNothingLive() throws Exception {
        start(Map.of("minimumCalls", 1, "openFor", "1h"));
        patience.setFailures(1);
        patience.setLongestWait(Duration.ofMillis(50));
        Operations operations = context.component.getRouter().operations();
        operations.openBreaker(ONE);
        beforePatience = exchange -> operations.closeBreaker(ONE);

        Exchange exchange = context.send("direct:patient", "hello");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("back again");
        assertThat(parked()).isEmpty();
    }

    @Test
    void givesUpAMessageThatCannotGoToWhatIsLive() throws Exception {
        start(Map.of("minimumCalls", 1, "openFor", "1h"));
        patience.setFailures(3);
        patience.setPolicy("other");
        context.component.getRouter().operations().openBreaker(ONE);

        Exchange exchange = context.send("direct:patient", "hello");

        assertThat(exchange.getException()).isNull();
        assertThat(parked()).containsExactly("hello");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void holdsAMessageNoLongerThanItMay() throws Exception {
        start(Map.of("minimumCalls", 1, "openFor", "1h"));
        patience.setAtMost(Duration.ofMillis(300));
        patience.setLongestWait(Duration.ofMillis(100));
        away.set(true);

        Exchange exchange = context.send("direct:patient", "hello");

        assertThat(exchange.getException()).isInstanceOf(NoEligibleModelException.class);
        assertThat(parked()).isEmpty();
    }

    private List<Object> parked() {
        return context.camel.getEndpoint("mock:parked", MockEndpoint.class).getExchanges().stream()
                .map(parked -> parked.getMessage().getBody())
                .toList();
    }

    private void start(Map<String, Object> breaker) throws Exception {
        provider.reply(
                request -> away.get() ? Reply.error(503, "server_error", null, "away") : Reply.text("back again"));
        Map<String, Object> tree = RouterContext.tree(provider);
        Map<String, Object> account =
                new LinkedHashMap<>(Map.of("type", "openai-compatible", "baseUrl", provider.baseUrl(), "apiKey", "k"));
        account.put("breaker", breaker);
        tree.put("providers", Map.of("one", account, "two", account));
        Map<String, Object> policies = new LinkedHashMap<>(Map.of("other", Map.of("candidates", List.of("two/m"))));
        policies.put("default", ((Map<?, ?>) tree.get("policies")).get("default"));
        tree.put("policies", policies);
        tree.put("models", Map.of("one/m", Map.of("contextWindow", 8000), "two/m", Map.of("contextWindow", 8000)));
        context = new RouterContext(tree).routes(new PatientRoute()).start();
    }

    private final class PatientRoute extends RouteBuilder {
        @Override
        public void configure() {
            onException(ExhaustedException.class, RateLimitedException.class, NoEligibleModelException.class)
                    .onExceptionOccurred(exchange -> {
                        beforePatience.process(exchange);
                        patience.process(exchange);
                    })
                    .retryWhile(patience::lasts)
                    .redeliveryDelay(1)
                    .handled(patience::isSpent)
                    .filter(patience::isSpent)
                    .to("mock:parked");

            from("direct:patient").to("llmrouter:chat");
        }
    }
}
