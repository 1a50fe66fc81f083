package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Outcome;
import java.util.List;

/**
 * One operation beside chat in one wire protocol: mapping and nothing else. Holds no state and does no I/O; thread-safe.
 * What does not map is a failure, never an exception; errors are read by the {@link ChatDialect} it belongs to.
 *
 * @param <Q> what is asked
 * @param <R> what answers it
 */
public interface OperationDialect<Q extends ModelRequest<R>, R extends ModelResponse> {

    /** The class of what is asked. */
    Class<Q> requestType();

    /**
     * A request in this protocol.
     *
     * @param quirks adapts it to the provider; has the operation's path
     */
    Outcome<DialectRequest> encode(Q request, String model, Quirks quirks);

    /** The answer in a success; a failure if there is an error or no answer in it. */
    Outcome<R> decode(Q request, ReceivedBody body);

    /** The requests that are sent for one, in their order: several where the provider takes only so much at once. */
    default List<Q> parts(Q request, String model, Quirks quirks) {
        return List.of(request);
    }

    /** The answers to {@link #parts}, in their order, as one; there are at least two. */
    default R joined(List<R> answers) {
        throw new IllegalStateException(getClass().getSimpleName() + " joins no answers");
    }
}
