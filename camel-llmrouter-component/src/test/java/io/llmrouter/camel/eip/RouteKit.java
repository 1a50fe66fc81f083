package io.llmrouter.camel.eip;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.test.ScriptedProvider;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Two scripted providers over real HTTP, and a Camel context with the policies of docs/error-handling.md. Routes come from
 * that page, by their heading.
 */
abstract class RouteKit {

    static final Page PAGE = new Page("error-handling.md");

    ScriptedProvider one;
    ScriptedProvider two;
    DefaultCamelContext camel;
    ProducerTemplate template;

    @BeforeEach
    void open() {
        one = ScriptedProvider.answers("ok:from one").start();
        two = ScriptedProvider.answers("ok:from two").start();
        camel = new DefaultCamelContext();
        Properties places = new Properties();
        places.putAll(Map.of("one.url", one.baseUrl(), "two.url", two.baseUrl(), "one.key", "k1", "two.key", "k2"));
        camel.getPropertiesComponent().setInitialProperties(places);
        camel.addComponent("llmrouter", new LlmRouterComponent());
        configuration(PAGE.samples("What a step costs", "yaml").get(0));
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void close() {
        camel.stop();
        one.close();
        two.close();
    }

    /** Has the component read this when it starts. */
    final void configuration(String yaml) {
        camel.getRegistry().bind("policies.yaml", yaml);
        ((LlmRouterComponent) camel.hasComponent("llmrouter")).setConfig("ref:policies.yaml");
    }

    /** Starts with the routes in YAML below that heading. */
    final void startYaml(String heading) throws Exception {
        load("page.yaml", PAGE.samples(heading, "yaml").get(0));
    }

    /** Starts with the routes in XML below that heading. */
    final void startXml(String heading) throws Exception {
        load("page.xml", PAGE.samples(heading, "xml").get(0));
    }

    final void start(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
    }

    private void load(String name, String routes) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(name, routes));
        camel.start();
    }

    /** Sends a message and returns the exchange, failed or not. */
    final Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    final Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** The text that a message comes back with, which must not fail. */
    final String text(String uri, Object body) {
        Exchange exchange = send(uri, body);
        if (exchange.getException() != null) {
            throw new AssertionError("the exchange failed", exchange.getException());
        }
        return exchange.getMessage().getBody(String.class);
    }

    final MockEndpoint mock(String name) {
        return camel.getEndpoint("mock:" + name, MockEndpoint.class);
    }
}
