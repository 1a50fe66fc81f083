package io.llmrouter.camel;

import io.llmrouter.engine.Result;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import org.apache.camel.Exchange;

/**
 * Has a model do something else than chat: the same way for every such operation, which differ in their mapping alone.
 *
 * @param <R> the answer
 */
final class OperationProducer<R extends ModelResponse> extends LlmRouterProducer {

    private final OperationMapping<R> mapping;
    private final Destination destination;

    OperationProducer(LlmRouterEndpoint endpoint, OperationMapping<R> mapping) {
        super(endpoint);
        refuseStreaming(endpoint.getConfiguration());
        this.mapping = mapping;
        destination = Destination.of(endpoint.getConfiguration(), null);
    }

    @Override
    void answer(Exchange exchange) {
        Headers headers = Headers.of(exchange, getEndpoint());
        ModelRequest<R> request = read(exchange, headers);
        destination.check(exchange);
        Result<R> result = getEndpoint().router().perform(request, routing().options(exchange, headers));
        R response = result.response();
        AnswerHeaders.set(exchange.getMessage(), result);
        destination.put(
                exchange,
                switch (getEndpoint().getConfiguration().getResponseType()) {
                    case text -> mapping.result(response, exchange);
                    case json -> mapping.json(response);
                    case response -> response;
                });
    }

    private ModelRequest<R> read(Exchange exchange, Headers headers) {
        try {
            return mapping.request(exchange, headers);
        } catch (IllegalArgumentException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }
}
