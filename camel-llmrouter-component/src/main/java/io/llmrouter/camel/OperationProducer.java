package io.llmrouter.camel;

import io.llmrouter.engine.Result;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

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
        ResponseType type = getEndpoint().getConfiguration().getResponseType();
        destination.put(
                exchange,
                switch (type) {
                    case text -> mapping.result(response, exchange);
                    case json -> mapping.json(response);
                    case response -> response;
                });
        if (destination == Destination.BODY) {
            describe(exchange, mapping.mediaType(response), type);
        }
    }

    /** What the message said of the body that was asked with is not true of an answer of another kind. */
    private static void describe(Exchange exchange, @Nullable String mediaType, ResponseType type) {
        if (mediaType != null && type == ResponseType.text) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, mediaType);
        } else if (mediaType != null) {
            exchange.getMessage().removeHeader(Exchange.CONTENT_TYPE);
        }
    }

    private ModelRequest<R> read(Exchange exchange, Headers headers) {
        try {
            return mapping.request(exchange, headers);
        } catch (IllegalArgumentException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }
}
