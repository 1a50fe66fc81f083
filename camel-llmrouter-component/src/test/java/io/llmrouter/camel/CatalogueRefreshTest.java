package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.model.Money;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Prices that are fetched while the router runs, from a file, an HTTP server and a route. */
class CatalogueRefreshTest {

    private static final String DEARER = cards("{'id':'openai/gpt-5-mini','price':{'input':7,'output':9}}");
    private static final String CHEAPER = cards("{'id':'openai/gpt-5-mini','price':{'input':0.01,'output':0.02}}");
    private static final String BROKEN = cards("{'id':'openai/gpt-5-mini','price':{'input':'low'}}");

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Map<String, Object>> events = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> published = new AtomicReference<>(DEARER);
    private final AtomicInteger asked = new AtomicInteger();

    private static String cards(String... models) {
        return ("{'models':[" + String.join(",", models) + "]}").replace('\'', '"');
    }

    private static Map<String, Object> tree(Map<String, Object> refresh, Map<String, Object> models) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("providers", Map.of("openai", Map.of("baseUrl", one.baseUrl(), "apiKey", "k")));
        tree.put("models", models);
        tree.put("policies", Map.of("default", Map.of("candidates", List.of("openai/gpt-5-mini"))));
        tree.put("catalogue", Map.of("refresh", refresh));
        return tree;
    }

    private RouterContext started(Map<String, Object> tree) throws Exception {
        return new RouterContext(tree)
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("llmrouter:events?types=catalogue_refreshed,catalogue_refused")
                                .process(exchange -> events.add(values(exchange.getMessage())));
                        from("direct:prices").process(exchange -> {
                            asked.incrementAndGet();
                            exchange.getMessage().setBody(published.get());
                        });
                    }
                })
                .start();
    }

    @SuppressWarnings("unchecked") // a map of plain values
    private static Map<String, Object> values(Message message) {
        return message.getBody(Map.class);
    }

    private static Money inputPrice(RouterContext context) {
        return new Money(context.component
                .getRouter()
                .config()
                .roster()
                .all()
                .get(0)
                .card()
                .price()
                .input());
    }

    private void awaitEvents(int count) {
        await().until(() -> events.size() >= count);
    }

    private Map<String, Object> lastEvent() {
        return List.copyOf(events).get(events.size() - 1);
    }

    private static void put(Path file, String text) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".fresh"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void takesPricesFromAFile() throws Exception {
        Path file = folder.resolve("prices.json");
        put(file, DEARER);
        try (RouterContext context = started(tree(Map.of("from", "file:" + file, "every", "20ms"), Map.of()))) {
            awaitEvents(1);
            assertThat(inputPrice(context)).isEqualTo(Money.usd("7"));
            assertThat(lastEvent())
                    .containsEntry("event", "catalogue_refreshed")
                    .containsEntry("from", "file:" + file);

            put(file, CHEAPER);
            awaitEvents(2);
            assertThat(inputPrice(context)).isEqualTo(Money.usd("0.01"));
        }
    }

    @Test
    void keepsTheOldPricesWhenTheNewListIsBad() throws Exception {
        Path file = folder.resolve("prices.json");
        put(file, DEARER);
        try (RouterContext context = started(tree(Map.of("from", "file:" + file, "every", "20ms"), Map.of()))) {
            awaitEvents(1);
            put(file, BROKEN);
            awaitEvents(2);

            assertThat(lastEvent()).containsEntry("event", "catalogue_refused");
            assertThat((String) lastEvent().get("why"))
                    .contains("prices.json, line 1", "'input' is not a number of US dollars");
            assertThat(inputPrice(context)).isEqualTo(Money.usd("7"));
        }
    }

    @Test
    void takesPricesFromAWebServer() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prices", exchange -> {
            byte[] body = published.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(published.get().isEmpty() ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/prices";
        try (RouterContext context = started(tree(Map.of("from", url + "?token=secret", "every", "20ms"), Map.of()))) {
            awaitEvents(1);
            assertThat(inputPrice(context)).isEqualTo(Money.usd("7"));

            published.set("");
            awaitEvents(2);
            assertThat(lastEvent()).containsEntry("event", "catalogue_refused").containsEntry("from", url);
            assertThat(lastEvent().toString()).doesNotContain("secret");
            assertThat(inputPrice(context)).isEqualTo(Money.usd("7"));

            published.set(CHEAPER);
            await().until(() -> lastEvent().get("event").equals("catalogue_refreshed"));
            assertThat(inputPrice(context)).isEqualTo(Money.usd("0.01"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesPricesFromARoute() throws Exception {
        try (RouterContext context = started(tree(Map.of("from", "direct:prices", "every", "1h"), Map.of()))) {
            awaitEvents(1);
            assertThat(inputPrice(context)).isEqualTo(Money.usd("7"));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void pollsAnEndpointThatHasMessages() throws Exception {
        put(folder.resolve("list.json"), DEARER);
        String from = "file:" + folder + "?fileName=list.json&noop=true";
        Map<String, Object> refresh = Map.of("from", from, "poll", "true", "every", "20ms");
        try (RouterContext context = started(tree(refresh, Map.of()))) {
            awaitEvents(1);
            assertThat(inputPrice(context)).isEqualTo(Money.usd("7"));
        }
    }

    @Test
    void billsByTheNewPrices() throws Exception {
        one.script("ok:hello");
        try (RouterContext context = started(tree(Map.of("from", "direct:prices", "every", "1h"), Map.of()))) {
            awaitEvents(1);
            var answer = context.send("llmrouter:chat", "hello").getMessage();

            long input = answer.getHeader("CamelLlmRouterInputTokens", Long.class);
            long output = answer.getHeader("CamelLlmRouterOutputTokens", Long.class);
            assertThat(Money.usd(answer.getHeader("CamelLlmRouterCost", java.math.BigDecimal.class)))
                    .isEqualTo(new Money((input * 7 + output * 9) * 1000));
        }
    }

    @Test
    void letsTheConfigurationsOwnPricesWin() throws Exception {
        Map<String, Object> own = Map.of("openai/gpt-5-mini", Map.of("price", Map.of("input", 0.2)));
        try (RouterContext context = started(tree(Map.of("from", "direct:prices", "every", "1h"), own))) {
            awaitEvents(1);
            assertThat(inputPrice(context)).isEqualTo(Money.usd("0.2"));
            assertThat(context.component
                            .getRouter()
                            .config()
                            .roster()
                            .all()
                            .get(0)
                            .card()
                            .price()
                            .output())
                    .isEqualTo(Money.usd("9").nanos());
        }
    }

    @Test
    void refusesPricesThatTheConfigurationCannotHoldWith() throws Exception {
        Map<String, Object> tree = tree(Map.of("from", "direct:prices", "every", "1h"), Map.of());
        tree.put(
                "policies",
                Map.of(
                        "default",
                        Map.of(
                                "candidates",
                                List.of("openai/gpt-5-mini"),
                                "constraints",
                                Map.of("maxPrice", Map.of("input", 1)))));
        try (RouterContext context = started(tree)) {
            awaitEvents(1);
            assertThat(lastEvent()).containsEntry("event", "catalogue_refused");
            assertThat(context.component
                            .getRouter()
                            .config()
                            .catalogue()
                            .find("openai/gpt-5-mini")
                            .orElseThrow()
                            .price()
                            .input())
                    .isEqualTo(Money.usd("0.25").nanos());
        }
    }

    @Test
    void followsTheConfigurationFile() throws Exception {
        Path file = folder.resolve("llmrouter.yaml");
        String models = "providers: { openai: { baseUrl: \"%s\", apiKey: k } }%npolicies: { default: { candidates: "
                + "[ openai/gpt-5-mini ] } }%n";
        String plain = models.formatted(one.baseUrl());
        put(file, plain);
        RouterContext context = new RouterContext(null);
        context.component.setConfig("file:" + file);
        context.component.setReloadInterval(20);
        context.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:prices").setBody(constant(DEARER));
            }
        });
        try (context) {
            context.start();
            assertThat(openAi(context)).isEqualTo(Money.usd("0.25"));

            put(file, plain + "catalogue: { refresh: { from: \"direct:prices\" } }\n");
            await().until(() -> openAi(context).equals(Money.usd("7")));

            put(file, plain);
            await().until(() -> openAi(context).equals(Money.usd("0.25")));
        }
    }

    private static Money openAi(RouterContext context) {
        return new Money(context.component
                .getRouter()
                .config()
                .catalogue()
                .find("openai/gpt-5-mini")
                .orElseThrow()
                .price()
                .input());
    }
}
