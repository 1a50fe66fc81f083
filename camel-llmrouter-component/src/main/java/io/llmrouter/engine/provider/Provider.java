package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls the models of one account. Blocks; thread-safe; never throws for what the provider does, and never retries. Each
 * call is one request on the wire.
 */
public interface Provider extends AutoCloseable {

    /** Asks and waits for the whole answer. */
    Outcome<ChatResponse> chat(ProviderCall call);

    /**
     * Asks and waits until the provider has accepted: what fails before is the outcome, what fails later is the stream's
     * last event.
     */
    Outcome<EventStream> stream(ProviderCall call);

    /**
     * Asks for what costs nothing, to see whether the provider answers; an answer is its HTTP status. Empty, and nothing is
     * sent, when there is nothing of the kind.
     */
    default Optional<Outcome<Integer>> probe(
            Credential credential, Duration connectTimeout, Cancellation cancellation) {
        return Optional.empty();
    }

    /** Frees what the provider holds; calls under way may fail. */
    @Override
    default void close() {}
}
