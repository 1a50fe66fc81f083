package io.llmrouter.camel;

import io.llmrouter.test.ScriptedProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context whose router has the models {@code one/m} and, where there is a second provider, {@code two/m}. */
final class RouterContext implements AutoCloseable {

    final CamelContext camel = new DefaultCamelContext();
    final LlmRouterComponent component = new LlmRouterComponent();
    private ProducerTemplate template;

    RouterContext(Map<String, Object> tree) {
        camel.addComponent("llmrouter", component);
        component.setConfigTree(tree);
    }

    /** With one model per provider, each priced at 1 and 2 US dollars per million tokens, and no waiting in retries. */
    static RouterContext of(ScriptedProvider... scripted) {
        return new RouterContext(tree(scripted));
    }

    static Map<String, Object> tree(ScriptedProvider... scripted) {
        List<String> names = List.of("one", "two").subList(0, scripted.length);
        Map<String, Object> providers = new LinkedHashMap<>();
        Map<String, Object> models = new LinkedHashMap<>();
        for (int i = 0; i < scripted.length; i++) {
            providers.put(
                    names.get(i), Map.of("type", "openai-compatible", "baseUrl", scripted[i].baseUrl(), "apiKey", "k"));
            models.put(names.get(i) + "/m", Map.of("contextWindow", 8000, "price", Map.of("input", 1, "output", 2)));
        }
        Map<String, Object> policy = Map.of(
                "candidates", names.stream().map(name -> name + "/m").toList(),
                "strategy", "ordered",
                "retry", Map.of("maxAttempts", 2, "backoff", "1ms"));
        return new LinkedHashMap<>(
                Map.of("providers", providers, "models", models, "policies", Map.of("default", policy)));
    }

    RouterContext routes(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        return this;
    }

    RouterContext start() {
        camel.start();
        template = camel.createProducerTemplate();
        return this;
    }

    /** Sends a body with headers and returns the exchange, failed or not. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    Exchange send(String uri, Processor preparation) {
        return template.send(uri, preparation);
    }

    /** The body that an exchange which must not fail comes back with. */
    Object body(String uri, Object body) {
        Exchange exchange = send(uri, body);
        if (exchange.getException() != null) {
            throw new AssertionError("the exchange failed", exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
