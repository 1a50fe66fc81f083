package io.llmrouter.camel.guide;

import org.apache.camel.builder.RouteBuilder;

/** The routes that the guide tests. */
final class OrderRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:orders")
                .to("llmrouter:enrich?userMessage=Summarise: ${body}&target=/summary")
                .to("mock:orders");
        from("direct:words")
                .to("llmrouter:chat?streaming=true")
                .split(body())
                .streaming()
                .to("mock:words");
    }
}
