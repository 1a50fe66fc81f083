package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Outcome;

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

    /** Frees what the provider holds; calls under way may fail. */
    @Override
    default void close() {}
}
