package io.llmrouter.camel.eip;

import io.llmrouter.engine.ContentBlockedException;
import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.ProviderRejectedException;
import org.apache.camel.builder.RouteBuilder;

/** The Java form of the routes below "Errors by class". */
final class ErrorRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // sample
        onException(InvalidRequestException.class, ContentBlockedException.class)
                .handled(true)
                .setBody(simple("parked: ${exchangeProperty.CamelAiErrorCategory}"));

        from("direct:by-class").to("llmrouter:chat");

        from("direct:tried")
                .doTry()
                .to("llmrouter:chat")
                .doCatch(ProviderRejectedException.class)
                .setBody(constant("ask the administrator"))
                .doCatch(ExhaustedException.class)
                .setBody(constant("come back later"))
                .end();
        // end
    }
}
