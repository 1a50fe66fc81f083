package io.llmrouter.camel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.test.Fault;
import io.llmrouter.test.FaultServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of a route against everything that goes wrong once, as the guide has it. */
// sample
class BrokenProviderTest extends CamelTestSupport {

    private static final FaultServer SERVER = new FaultServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addInitialProperty("openai.url", SERVER.baseUrl("openai"));
        context.getComponent("llmrouter", LlmRouterComponent.class).setConfig("classpath:guide/router.yaml");
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new OrderRoutes();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "OVERLOADED", "RESET_AFTER_READ", "CUT_AFTER_CONTENT", "MALFORMED_JSON"})
    void losesNoOrder(Fault fault) {
        SERVER.plays("openai", fault, Fault.NONE);

        Exchange order = template.request(
                "direct:orders", exchange -> exchange.getMessage().setBody("{}"));

        assertThat(order.getMessage().getBody(String.class)).isEqualTo("{\"summary\":\"" + Fault.TEXT + "\"}");
        assertThat(SERVER.calls("openai")).isEqualTo(2);
    }
}
// end
