package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.Operations;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.test.ScriptedProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {

    private static final Target ONE = Target.parse("one/m");

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private final ConcurrentLinkedQueue<Message> heard = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void script() {
        one.script("ok:from one");
    }

    private RouterContext hearing(String... uris) throws Exception {
        return RouterContext.of(one)
                .routes(route(exchange -> heard.add(exchange.getMessage().copy()), uris))
                .start();
    }

    private static RouteBuilder route(Processor processor, String... uris) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String uri : uris) {
                    from(uri).routeId(uri).process(processor);
                }
            }
        };
    }

    private List<String> types() {
        return heard.stream()
                .map(message -> message.getHeader("CamelLlmRouterEvent", String.class))
                .toList();
    }

    private void awaitHeard(int count) {
        await().until(() -> heard.size() >= count);
    }

    @SuppressWarnings("unchecked") // a map of plain values
    private static Map<String, Object> body(Message message) {
        return message.getBody(Map.class);
    }

    @Test
    void tellsACallByItsAttemptsAndItsEnd() throws Exception {
        one.script("500, ok");
        String decision;
        try (RouterContext context = hearing("llmrouter:events")) {
            decision = context.send("llmrouter:chat", "hello")
                    .getMessage()
                    .getHeader("CamelLlmRouterDecisionId", String.class);
            awaitHeard(3);
        }

        assertThat(types()).containsExactly("call_attempted", "call_attempted", "call_ended");
        assertThat(heard).allSatisfy(message -> {
            assertThat(message.getHeader("CamelLlmRouterDecisionId")).isEqualTo(decision);
            assertThat(message.getHeader("CamelLlmRouterAccount")).isEqualTo("one");
            assertThat(message.getHeader("CamelLlmRouterTarget")).isEqualTo("one/m");
            assertThat(message.getHeader("CamelLlmRouterDroppedEvents")).isEqualTo(0L);
        });
        Message first = heard.remove();
        assertThat(body(first).get("outcome")).isEqualTo("server_error");
        assertThat(Instant.parse((String) body(first).get("at"))).isBefore(Instant.now());
        heard.remove();
        assertThat(body(heard.remove()))
                .containsEntry("outcome", "answered")
                .extracting("decision.attempts")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void tellsWhatHappensToTargetsAndKeysInItsOrder() throws Exception {
        one.script("bad-key");
        try (RouterContext context = hearing("llmrouter:events?types=breaker_opened,breaker_closed,target_taken_out,"
                + "target_put_back,key_rejected")) {
            Operations operations = context.component.getRouter().operations();
            operations.openBreaker(ONE);
            operations.closeBreaker(ONE);
            operations.takeOut(ONE, "too dear");
            operations.putBack(ONE);
            context.send("llmrouter:chat", "hello");
            awaitHeard(5);
        }

        assertThat(types())
                .containsExactly(
                        "breaker_opened", "breaker_closed", "target_taken_out", "target_put_back", "key_rejected");
        assertThat(heard).noneMatch(message -> message.getHeaders().containsKey("CamelLlmRouterDecisionId"));
        assertThat(heard).extracting(message -> body(message).get("why")).contains("too dear", "opened by hand");
        assertThat(heard).last().satisfies(message -> assertThat(body(message))
                .containsEntry("kind", "authentication")
                .containsEntry("account", "one")
                .doesNotContainKey("target")
                .containsKeys("key", "until"));
    }

    @Test
    void bodiesCanBeWrittenAsJson() throws Exception {
        try (RouterContext context = hearing("llmrouter:events")) {
            context.send("llmrouter:chat", "hello");
            awaitHeard(2);
        }

        assertThat(heard)
                .allSatisfy(message -> assertThat(Json.write(message.getBody())).startsWith("{\"event\":\"call_"));
    }

    @Test
    void consumersHearEachForThemselves() throws Exception {
        try (RouterContext context =
                hearing("llmrouter:events?types=call_ended", "llmrouter:events?types=call_attempted, call_ended")) {
            context.send("llmrouter:chat", "hello");
            awaitHeard(3);
        }

        assertThat(types()).containsExactlyInAnyOrder("call_attempted", "call_ended", "call_ended");
    }

    @Test
    void slowRoutesLoseEventsAndNeverDelayCalls() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Processor slow = exchange -> {
            busy.countDown();
            assertThat(free.await(1, TimeUnit.MINUTES)).isTrue();
            heard.add(exchange.getMessage().copy());
        };
        try (RouterContext context = RouterContext.of(one)
                .routes(route(slow, "llmrouter:events?types=call_ended&queueSize=1"))
                .start()) {
            context.body("llmrouter:chat", "in the route");
            assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();
            for (String text : List.of("waiting", "dropped", "dropped", "dropped")) {
                assertThat(context.body("llmrouter:chat", text)).isEqualTo("from one");
            }
            assertThat(context.component.getDroppedEvents()).isEqualTo(3);

            free.countDown();
            awaitHeard(2);
            context.body("llmrouter:chat", "heard");
            awaitHeard(3);
        }

        assertThat(heard)
                .extracting(message -> message.getHeader("CamelLlmRouterDroppedEvents"))
                .containsExactly(0L, 3L, 3L);
    }

    @Test
    void startsAndStopsWithItsRoute() throws Exception {
        String uri = "llmrouter:events?types=call_ended";
        try (RouterContext context = hearing(uri)) {
            context.camel.getRouteController().stopRoute(uri);
            context.body("llmrouter:chat", "unheard");
            assertThat(context.component.getDroppedEvents()).isZero();

            context.camel.getRouteController().startRoute(uri);
            context.body("llmrouter:chat", "heard");
            awaitHeard(1);
            context.body("llmrouter:chat", "waits when the route stops");
            context.camel.getRouteController().stopRoute(uri);
            assertThat(heard).hasSize(2);
        }
    }

    @Test
    void goesOnAfterAnEventThatItsRouteFailsOn() throws Exception {
        Processor fails = exchange -> {
            heard.add(exchange.getMessage().copy());
            throw new IllegalStateException("the route fails");
        };
        try (RouterContext context = RouterContext.of(one)
                .routes(route(fails, "llmrouter:events?types=call_ended"))
                .start()) {
            assertThat(context.body("llmrouter:chat", "first")).isEqualTo("from one");
            assertThat(context.body("llmrouter:chat", "second")).isEqualTo("from one");
            awaitHeard(2);
        }
    }

    @Test
    void saysWhatIsMissingBesideARouterOfTheUser() throws Exception {
        try (RouterContext context = new RouterContext(null)) {
            context.component.setRouter(new RecordingRouter());
            context.routes(route(exchange -> heard.add(exchange.getMessage()), "llmrouter:events"));

            assertThatThrownBy(context::start)
                    .hasStackTraceContaining("give that one's builder a listener and a targetListener");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "types=breaker_openend, did you mean 'breaker_opened'?",
        "'types=call_ended,', there is no event ''",
        "queueSize=0, 'queueSize must be at least 1, not 0'"
    })
    void saysWhatIsWrongAtTheStart(String options, String message) {
        assertThatThrownBy(() -> hearing("llmrouter:events?" + options).close()).hasStackTraceContaining(message);
    }

    @Test
    void answersNoMessages() throws Exception {
        RouteBuilder asking = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("llmrouter:events");
            }
        };
        try (RouterContext context = RouterContext.of(one).routes(asking)) {
            assertThatThrownBy(context::start).hasStackTraceContaining("use it in from(), not in to()");
        }
    }
}
