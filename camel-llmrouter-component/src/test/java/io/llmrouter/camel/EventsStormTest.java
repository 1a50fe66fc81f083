package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Many calls at once, while routes that hear of them come and go. */
class EventsStormTest {

    private static final int THREADS = 8;
    private static final int CALLS = 300;

    private final AtomicLong heard = new AtomicLong();

    private RouterContext context() throws Exception {
        Map<String, Object> tree = Map.of(
                "providers",
                Map.of("simulated", Map.of("type", "simulated", "errorRate", 0.2, "breaker", Map.of("openFor", "1ms"))),
                "models",
                Map.of("simulated/m", Map.of("price", Map.of("input", 1, "output", 2))),
                "policies",
                Map.of("default", Map.of("candidates", List.of("simulated/m"), "retry", Map.of("maxAttempts", 1))));
        return new RouterContext(tree)
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("llmrouter:events?types=call_ended&queueSize=20")
                                .routeId("counts")
                                .process(exchange -> heard.incrementAndGet());
                        from("llmrouter:events?queueSize=3")
                                .routeId("comes and goes")
                                .to("mock:any");
                    }
                })
                .start();
    }

    @Test
    void everyCallIsHeardOfOrCountedAsDropped() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (RouterContext context = context()) {
            List<Future<?>> askers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                askers.add(threads.submit(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        context.send("llmrouter:chat", "hello");
                    }
                }));
            }
            for (int i = 0; i < 5; i++) {
                context.camel.getRouteController().stopRoute("comes and goes");
                context.camel.getRouteController().startRoute("comes and goes");
            }
            for (Future<?> asker : askers) {
                asker.get(1, TimeUnit.MINUTES);
            }

            EventsConsumer consumer =
                    (EventsConsumer) context.camel.getRoute("counts").getConsumer();
            assertThat(context.component.getCalls()).isEqualTo(THREADS * CALLS);
            await().untilAsserted(() ->
                    assertThat(heard.get() + consumer.getDroppedEvents()).isEqualTo(THREADS * CALLS));
            assertThat(context.component.getFailedAttempts()).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }
}
