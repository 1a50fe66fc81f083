package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteLanguagesTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    private static RouterContext context(String routes) throws Exception {
        one.script("ok:from one");
        two.script("500, 500, ok:from two");
        RouterContext context = RouterContext.of(one, two);
        if (routes.equals("java")) {
            context.routes(new OrderRoutes());
        } else {
            PluginHelper.getRoutesLoader(context.camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            context.camel, "classpath:routes/orders." + routes));
        }
        return context.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void enrichesOrders(String routes) throws Exception {
        try (RouterContext context = context(routes)) {
            Exchange exchange = context.send("direct:orders", "{\"item\":\"tea\"}", Map.of());

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isEqualTo("{\"item\":\"tea\",\"summary\":\"from one\"}");
            assertThat(exchange.getMessage().getHeader("CamelLlmRouterAccount")).isEqualTo("one");
            assertThat(one.requests().get(0).lastText())
                    .isEqualTo("Summarise this order in one sentence: {\"item\":\"tea\"}");
            assertThat(one.requests().get(0).body()).containsEntry("max_tokens", 100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void fallsBack(String routes) throws Exception {
        try (RouterContext context = context(routes)) {
            assertThat(context.body("direct:ask", "hello")).isEqualTo("from one");
            assertThat(two.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void streams(String routes) throws Exception {
        try (RouterContext context = context(routes)) {
            context.send("direct:stream", "hello");

            List<Exchange> pieces =
                    context.camel.getEndpoint("mock:pieces", MockEndpoint.class).getExchanges();
            assertThat(pieces.stream()
                            .map(piece -> piece.getMessage().getBody(String.class))
                            .collect(Collectors.joining()))
                    .isEqualTo("from one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void parksWhatIsRejected(String routes) throws Exception {
        try (RouterContext context = context(routes)) {
            one.script("bad-key");
            two.script("bad-key");

            assertThat(context.body("direct:ask", "hello")).isEqualTo("parked: AUTH");
        }
    }
}
