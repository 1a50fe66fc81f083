package io.llmrouter.camel;

import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;

/** Asks a model. */
final class ChatProducer extends LlmRouterProducer {

    private final Asking asking;

    ChatProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        asking = new Asking(endpoint, routing(), Destination.of(endpoint.getConfiguration(), null));
    }

    @Override
    void answer(Exchange exchange) {
        asking.ask(exchange, UnaryOperator.identity());
    }
}
