package io.llmrouter.camel;

import io.llmrouter.engine.ProviderRejectedException;
import org.apache.camel.builder.RouteBuilder;

/** The Java form of the routes in {@code routes/orders.yaml} and {@code routes/orders.xml}. */
public class OrderRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // sample
        onException(ProviderRejectedException.class)
                .handled(true)
                .setBody(simple("parked: ${exchangeProperty.CamelAiErrorCategory}"));

        from("direct:orders")
                .to("llmrouter:enrich?userMessage=Summarise this order in one sentence: ${body}"
                        + "&target=/summary&maxTokens=100")
                .to("mock:orders");

        from("direct:ask").to("llmrouter:fallback?models=two/m,one/m");

        from("direct:stream")
                .to("llmrouter:chat?streaming=true")
                .split(body())
                .streaming()
                .to("mock:pieces");
        // end
    }
}
