package io.llmrouter.camel.eip;

import io.llmrouter.engine.RateLimitedException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The Java route below "Redelivery". */
final class PatientRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // sample
        onException(RateLimitedException.class).maximumRedeliveries(2).onExceptionOccurred(failed -> failed.getMessage()
                .setHeader(Exchange.REDELIVERY_DELAY, failed.getProperty("CamelAiRetryAfterMillis")));

        from("direct:patient").to("llmrouter:chat?policy=once");
        // end
    }
}
