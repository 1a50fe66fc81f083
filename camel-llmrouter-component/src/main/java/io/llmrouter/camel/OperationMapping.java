package io.llmrouter.camel;

import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * How an operation beside chat reads a message and writes its answer.
 *
 * @param <R> the answer
 */
interface OperationMapping<R extends ModelResponse> {

    /**
     * What a message asks.
     *
     * @throws io.llmrouter.engine.InvalidRequestException if it asks nothing of the kind
     */
    ModelRequest<R> request(Exchange exchange, Headers headers);

    /** The answer as a body; may set headers of its own. */
    Object result(R response, Exchange exchange);

    /** The MIME type of the answer as a body; null where it has none, and the message's own type is left. */
    default @Nullable String mediaType(R response) {
        return null;
    }

    /** The answer as maps, lists, texts and numbers. */
    Object json(R response);
}
