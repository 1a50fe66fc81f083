package io.llmrouter.camel;

import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;

/** Asks a model about a message and puts the answer into it: the body stays, with the answer added. */
final class EnrichProducer extends LlmRouterProducer {

    private final Asking asking;

    EnrichProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        refuseStreaming(endpoint.getConfiguration());
        BodyPlaces places = new BodyPlaces(endpoint.getCamelContext(), endpoint.getConfiguration());
        asking = new Asking(endpoint, routing(), Destination.of(endpoint.getConfiguration(), places));
    }

    @Override
    void answer(Exchange exchange) {
        asking.ask(exchange, UnaryOperator.identity());
    }
}
