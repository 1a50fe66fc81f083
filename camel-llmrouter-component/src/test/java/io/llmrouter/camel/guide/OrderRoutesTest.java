package io.llmrouter.camel.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.engine.ProviderRejectedException;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test of a route, as the guide has it. */
// sample
class OrderRoutesTest extends CamelTestSupport {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addInitialProperty("openai.url", provider.baseUrl());
        context.getComponent("llmrouter", LlmRouterComponent.class).setConfig("classpath:guide/router.yaml");
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new OrderRoutes();
    }

    @Test
    void addsASummary() {
        provider.script("ok:Two chairs.");

        String order = template.requestBody("direct:orders", "{\"id\":7}", String.class);

        assertThat(order).isEqualTo("{\"id\":7,\"summary\":\"Two chairs.\"}");
    }
    // end

    // sample
    @Test
    void asksForTheOrderAlone() {
        provider.script("ok");

        template.sendBody("direct:orders", "{\"id\":7}");

        assertThat(provider.requests()).hasSize(1);
        ReceivedRequest request = provider.requests().get(0);
        assertThat(request.model()).isEqualTo("gpt-6-luna");
        assertThat(request.lastText()).isEqualTo("Summarise: {\"id\":7}");
    }
    // end

    // sample
    @Test
    void survivesAnOutage() throws Exception {
        provider.script("503, 500, ok:Two chairs.");
        getMockEndpoint("mock:orders").expectedMessageCount(1);

        template.sendBody("direct:orders", "{\"id\":7}");

        getMockEndpoint("mock:orders").assertIsSatisfied();
        assertThat(provider.requests()).hasSize(3);
    }

    @Test
    void tellsOfAWrongKey() {
        provider.script("bad-key");

        assertThatThrownBy(() -> template.sendBody("direct:orders", "{\"id\":7}"))
                .hasCauseInstanceOf(ProviderRejectedException.class);
    }
    // end

    // sample
    @Test
    void answersByWhatIsAsked() {
        provider.reply(request ->
                request.lastText().contains("chairs") ? Reply.text("furniture").usage(20, 1) : Reply.text("other"));

        assertThat(template.requestBody("direct:orders", "{\"item\":\"chairs\"}", String.class))
                .contains("\"summary\":\"furniture\"");
    }
    // end

    // sample
    @Test
    void handlesTheWordsAsTheyCome() throws Exception {
        provider.reply(request -> Reply.text("Two chairs.").every(Duration.ofMillis(20)));
        getMockEndpoint("mock:words").expectedBodiesReceived("Two ", "chairs.");

        template.sendBody("direct:words", "What was ordered?");

        getMockEndpoint("mock:words").assertIsSatisfied();
    }
    // end
}
